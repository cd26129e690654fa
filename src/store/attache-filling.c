/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Touch each, change each, commit once. */

#include "config.h"

#include "attache-filling.h"

#include <glib/gi18n-lib.h>

#include "attache-article-table.h"
#include "attache-article-writer.h"
#include "attache-journal.h"
#include "attache-step.h"

typedef struct
{
  AttacheFilling filling;
  const gint64 *ids;
  guint n_ids;
  const char *words; /* nullable */
  gint64 published;
  gint64 now;
} Filling;

static void
change (AttacheArticleDetails *details, const Filling *filling)
{
  switch (filling->filling)
    {
    case ATTACHE_FILLING_OUTLET:
      g_free (details->outlet);
      details->outlet = g_strdup (filling->words);
      break;
    case ATTACHE_FILLING_LANGUAGE:
      g_free (details->language);
      details->language = g_strdup (filling->words);
      break;
    case ATTACHE_FILLING_PUBLISHED:
      details->published = filling->published;
      details->published_precision = ATTACHE_PRECISION_DAY;
      details->published_basis = ATTACHE_BASIS_GIVEN;
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
fill_one (AttacheDatabase *db, AttacheStep *step, gint64 id, const Filling *filling, GError **error)
{
  g_auto (AttacheArticleDetails) details = { 0 };

  if (!attache_step_touch (step, ATTACHE_ROW_ARTICLE, id, error)
      || !attache_article_table_get_details (db, id, &details, error))
    return FALSE;
  change (&details, filling);
  return attache_article_table_set_details (db, id, &details, error);
}

static gboolean
fill (AttacheDatabase *db, gpointer data, GError **error)
{
  const Filling *filling = data;
  g_autoptr (AttacheStep) step = attache_step_new (db);

  for (guint i = 0; i < filling->n_ids; i++)
    {
      if (!fill_one (db, step, filling->ids[i], filling, error))
        return FALSE;
    }
  return attache_step_commit (step, N_ ("filling in of articles"), NULL, 0, filling->now, error);
}

gboolean
attache_filling_run (AttacheDatabase *db, AttacheFilling filling, const gint64 *ids, guint n_ids,
                     const char *words, gint64 published, gint64 now, GError **error)
{
  g_autofree char *clean = g_utf8_make_valid (words != NULL ? words : "", -1);
  Filling call = { filling, ids, n_ids, clean, published, now };

  g_return_val_if_fail (filling <= ATTACHE_FILLING_PUBLISHED, FALSE);
  g_return_val_if_fail (filling != ATTACHE_FILLING_PUBLISHED || published != ATTACHE_TIME_UNKNOWN,
                        FALSE);

  g_strstrip (g_strdelimit (clean, "\n\r\t", ' '));
  if (*clean == '\0')
    call.words = NULL;
  return attache_database_transact (db, fill, &call, error);
}

static gboolean
is_told (const char *words)
{
  return words != NULL && *words != '\0';
}

static AttacheGaps
compare (const AttacheArticleDetails *details, const AttacheNewArticle *fields)
{
  AttacheGaps gaps = 0;

  if (details->is_title_derived && is_told (fields->title) && !fields->is_title_derived)
    gaps |= ATTACHE_GAP_TITLE;
  if (details->outlet == NULL && is_told (fields->outlet))
    gaps |= ATTACHE_GAP_OUTLET;
  if (details->author == NULL && is_told (fields->author))
    gaps |= ATTACHE_GAP_AUTHOR;
  if (details->url == NULL && is_told (fields->url))
    gaps |= ATTACHE_GAP_URL;
  if (details->language == NULL && is_told (fields->language))
    gaps |= ATTACHE_GAP_LANGUAGE;
  if (details->published == ATTACHE_TIME_UNKNOWN && fields->published != ATTACHE_TIME_UNKNOWN)
    gaps |= ATTACHE_GAP_PUBLISHED;
  return gaps;
}

gboolean
attache_filling_find_gaps (AttacheDatabase *db, gint64 id, const AttacheNewArticle *fields,
                           AttacheGaps *gaps, GError **error)
{
  g_auto (AttacheArticleDetails) details = { 0 };

  if (!attache_article_table_get_details (db, id, &details, error))
    return FALSE;
  *gaps = compare (&details, fields);
  return TRUE;
}

static void
take (char **words, const char *told, gboolean is_wanted)
{
  if (!is_wanted)
    return;
  g_free (*words);
  *words = g_strdup (told);
}

static void
take_all (AttacheArticleDetails *details, const AttacheNewArticle *fields, AttacheGaps gaps)
{
  take (&details->title, fields->title, gaps & ATTACHE_GAP_TITLE);
  take (&details->outlet, fields->outlet, gaps & ATTACHE_GAP_OUTLET);
  take (&details->author, fields->author, gaps & ATTACHE_GAP_AUTHOR);
  take (&details->url, fields->url, gaps & ATTACHE_GAP_URL);
  take (&details->language, fields->language, gaps & ATTACHE_GAP_LANGUAGE);
  if (gaps & ATTACHE_GAP_TITLE)
    details->is_title_derived = FALSE;
  if (gaps & ATTACHE_GAP_PUBLISHED)
    {
      details->published = fields->published;
      details->published_precision = fields->published_precision;
      details->published_basis = fields->published_basis;
    }
}

/* What depends on the date; but not by findings in a text that has other white space. */
static gboolean
find_again (AttacheDatabase *db, gint64 id, const AttacheNewArticle *fields, GError **error)
{
  g_autoptr (AttacheText) text = attache_article_table_load_text (db, id, error);

  if (text == NULL)
    return FALSE;
  return !g_str_equal (attache_text_get_utf8 (text, NULL),
                       attache_text_get_utf8 (fields->text, NULL))
         || attache_store_set_findings (db, id, fields->text, fields->findings, fields->sections,
                                        error);
}

typedef struct
{
  gint64 id;
  const AttacheNewArticle *fields;
  const char *import;
  gint64 now;
  AttacheGaps gaps;
} Completion;

static gboolean
complete (AttacheDatabase *db, gpointer data, GError **error)
{
  Completion *self = data;
  const AttacheNewArticle *fields = self->fields;
  g_autoptr (AttacheStep) step = attache_step_new (db);
  g_autofree char *key = g_strconcat ("import:", self->import, NULL);
  g_auto (AttacheArticleDetails) details = { 0 };

  if (!attache_article_table_get_details (db, self->id, &details, error))
    return FALSE;
  self->gaps = compare (&details, fields);
  if (self->gaps == 0)
    return TRUE;
  take_all (&details, fields, self->gaps);
  return attache_step_touch (step, ATTACHE_ROW_ARTICLE, self->id, error)
         && attache_article_table_set_details (db, self->id, &details, error)
         && (!(self->gaps & ATTACHE_GAP_PUBLISHED) || fields->findings == NULL
             || find_again (db, self->id, fields, error))
         && attache_step_commit (step, N_ ("import"), key, G_MAXINT64, self->now, error);
}

gboolean
attache_filling_complete (AttacheDatabase *db, gint64 id, const AttacheNewArticle *fields,
                          const char *import, gint64 now, AttacheGaps *gaps, GError **error)
{
  Completion self = { id, fields, import, now, 0 };

  g_return_val_if_fail (fields != NULL && import != NULL, FALSE);

  if (!attache_database_transact (db, complete, &self, error))
    return FALSE;
  *gaps = self.gaps;
  return TRUE;
}

char *
attache_filling_describe (AttacheGaps gaps)
{
  static const char *const names[] = { N_ ("title"),   N_ ("outlet"),   N_ ("author"),
                                       N_ ("address"), N_ ("language"), N_ ("date") };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (gaps & (1U << i))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", _ (names[i]));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
