/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts the work of the tagger instead of timing it: the units of all scenes that would be read. A
 * text four times as long has four times as many, whatever the text. */

#include "config.h"

#include "attache-statement-scene.h"
#include "attache-tagger.h"

#define MOST_WORK                                                                                  \
  64 /* units of scenes for one of the text: eight cues to a side, three units each */

static guint64
count_work (const AttacheTagger *tagger, const char *piece, guint n_pieces, guint *n_units)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AttacheText) text = NULL;
  g_autoptr (AttacheUnits) units = NULL;
  guint64 work = 0;

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (string, piece);
  text = attache_text_new (string->str, (gssize) string->len);
  units = attache_units_new (text, attache_tagger_get_lexicon (tagger));
  attache_tagger_score_cues (tagger, units);
  for (guint i = 0; i < units->n_units; i++)
    {
      AttacheScene scene;

      if (!attache_tagger_takes_cue (tagger, &units->units[i]))
        continue;
      attache_scene_set (&scene, units, i);
      work += scene.end - scene.first;
    }
  *n_units = units->n_units;
  return work;
}

static void
test_linear (gconstpointer data)
{
  const char *piece = data;
  g_autoptr (GError) error = NULL;
  AttacheTagger *tagger = attache_tagger_load (&error);
  guint n_few, n_many;
  guint64 few, many;

  g_assert_no_error (error);
  few = count_work (tagger, piece, 2000, &n_few);
  many = count_work (tagger, piece, 8000, &n_many);
  g_test_message ("%u units: %" G_GUINT64_FORMAT ", %u units: %" G_GUINT64_FORMAT, n_few, few,
                  n_many, many);
  g_assert_cmpuint (few, >, 0);
  g_assert_cmpuint (few, <=, (guint64) MOST_WORK * n_few);
  g_assert_cmpuint (many, <=, (guint64) MOST_WORK * n_many);
  /* Scenes at the edges are shorter, so that a longer text has a little more for a unit. */
  g_assert_cmpuint (many * 100, <=, few * 4 * 105);
  attache_tagger_free (tagger);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/analysis/tagger-work/quotations", "“a b c” said. ", test_linear);
  g_test_add_data_func ("/analysis/tagger-work/cues", "he said she told them he said ",
                        test_linear);
  g_test_add_data_func ("/analysis/tagger-work/one-sentence",
                        "Minister Ada Lorne said that Ruritania, which denied it, and ",
                        test_linear);
  g_test_add_data_func ("/analysis/tagger-work/open-marks", "The minister said “we met.\n",
                        test_linear);
  return g_test_run ();
}
