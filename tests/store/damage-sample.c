/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles of one sentence and of several pages, and notes on every other one. */

#include "config.h"

#include "damage-sample.h"

#include "attache-writing.h"
#include "store-sample.h"

/* Some texts take several pages. */
static char *
text_of (guint i)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "Report %u: the ministers met Lorne at the bridge of Zenda.", i);
  for (guint k = 0; k < i % 40; k++)
    g_string_append_printf (text,
                            " In paragraph %u of %u nothing new was said of the ferry, nor "
                            "of the toll that Ruritania asks for it.\n\n",
                            k, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
annotate (AttacheDatabase *db, gint64 article, guint i)
{
  const char *const tags[] = { i % 4 == 0 ? "ferry" : "toll", NULL };
  g_autofree char *note = g_strdup_printf ("note %u", i);
  g_autoptr (GError) error = NULL;
  gint64 id;

  attache_writing_annotate (db, ATTACHE_TARGET_SPAN, article, 0, (AttacheSpan){ 0, 8 }, 0, i, &id,
                            &error);
  g_assert_no_error (error);
  attache_writing_set_note (db, id, note, i, &error);
  g_assert_no_error (error);
  attache_writing_set_tags (db, id, tags, i, &error);
  g_assert_no_error (error);
}

static gboolean
add_all (AttacheDatabase *db, gpointer data, GError **error)
{
  for (guint i = 0; i < DAMAGE_SAMPLE_ARTICLES; i++)
    {
      g_autofree char *words = text_of (i);
      g_autoptr (SampleArticle)
          article = sample_article_new (words, NULL, "Zenda Courier", "2031-09-20");
      gint lorne = sample_add_actor (article, "Ada Lorne", "ada-lorne", ATTACHE_ACTOR_PERSON,
                                     "minister");
      gint64 id;

      sample_add_event (article, "met Lorne", ATTACHE_EVENT_CONSULT, "2031-09-20", -1, lorne);
      id = sample_add (db, article);
      if (i % 2 == 0)
        annotate (db, id, i);
    }
  return TRUE;
}

void
damage_sample_fill (AttacheDatabase *db)
{
  g_assert_true (attache_database_transact (db, add_all, NULL, NULL));
}
