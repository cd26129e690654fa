/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Touch each, change each, commit once. */

#include "config.h"

#include "attache-filling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-article-table.h"
#include "attache-journal.h"

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
