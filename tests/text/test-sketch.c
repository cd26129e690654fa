/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The share in common, and how well it tells agency text from what only has the subject in common.
 */

#include "config.h"

#include "agency-corpus.h"
#include "attache-sketch.h"

#define N_DISPATCHES 60

typedef struct
{
  guint dispatch;
  AgencyEdit edit; /* AGENCY_N_EDITS: the dispatch itself */
  AttacheShingles *shingles;
  gint64 bands[ATTACHE_SKETCH_BANDS];
} Item;

static AttacheShingles *
shingles_of (const char *string)
{
  g_autoptr (AttacheText) text = attache_text_new (string, -1);

  return attache_shingles_new (text);
}

static double
share_of (const char *a, const char *b)
{
  g_autoptr (AttacheShingles) first = shingles_of (a);
  g_autoptr (AttacheShingles) second = shingles_of (b);
  const double share = attache_shingles_share (first, second);

  g_assert_cmpfloat (attache_shingles_share (second, first), ==, share);
  return share;
}

static void
test_share (void)
{
  g_assert_cmpfloat (share_of ("one two three four five", "One “two”, three – four\n\nFIVE."), ==,
                     1);
  g_assert_cmpfloat (share_of ("one two three four five", "one two three four six"), ==, 0);
  g_assert_cmpfloat (share_of ("", "one two three four five"), ==, 0);
  g_assert_cmpfloat (share_of ("one two three four", "one two three four"), ==, 0);
  /* Three of the four of the shorter one are in the longer one. */
  g_assert_cmpfloat (share_of ("a1 a2 a3 a4 a5 a6 a7 b1", "c1 a1 a2 a3 a4 a5 a6 a7 c2 c3 c4"), ==,
                     0.75);
  /* What is repeated counts once. */
  g_assert_cmpfloat (share_of ("a b c d e a b c d e", "a b c d e x"), ==, 0.5);
}

static void
test_short (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 bands[ATTACHE_SKETCH_BANDS] = { -1 };

  for (guint i = 0; i < ATTACHE_SKETCH_MIN_SHINGLES + ATTACHE_SKETCH_WORDS - 1; i++)
    {
      g_autoptr (AttacheShingles) shingles = shingles_of (words->str);

      g_assert_false (attache_shingles_sketch (shingles, bands));
      g_assert_cmpint (bands[0], ==, -1);
      g_string_append_printf (words, "w%u ", i);
    }
  {
    g_autoptr (AttacheShingles) shingles = shingles_of (words->str);

    g_assert_cmpuint (attache_shingles_count (shingles), ==, ATTACHE_SKETCH_MIN_SHINGLES);
    g_assert_true (attache_shingles_sketch (shingles, bands));
  }
  for (guint i = 0; i < ATTACHE_SKETCH_BANDS; i++)
    {
      g_assert_cmpint (bands[i], >=, 0);
      g_assert_cmpint (bands[i] >> 45, ==, i);
    }
}

static void
item_clear (gpointer data)
{
  attache_shingles_unref (((Item *) data)->shingles);
}

/* Takes @text. */
static void
add_item (GArray *items, guint dispatch, AgencyEdit edit, char *text)
{
  g_autofree char *owned = text;
  Item item = { dispatch, edit, shingles_of (text), { 0 } };

  g_assert_true (attache_shingles_sketch (item.shingles, item.bands));
  g_array_append_val (items, item);
}

/* Dispatches, what outlets made of them, and as many that no agency wrote. */
static GArray *
make_corpus (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260505);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  for (guint i = 0; i < N_DISPATCHES; i++)
    {
      g_autofree char *dispatch = agency_write (rand);

      add_item (items, i, AGENCY_N_EDITS, g_strdup (dispatch));
      for (AgencyEdit edit = 0; edit < AGENCY_N_EDITS; edit++)
        add_item (items, i, edit, agency_edit (dispatch, edit, rand));
    }
  for (guint i = 0; i < N_DISPATCHES * AGENCY_N_EDITS; i++)
    add_item (items, N_DISPATCHES + i, AGENCY_N_EDITS, agency_write (rand));
  return items;
}

static gboolean
has_band_in_common (const Item *a, const Item *b)
{
  for (guint i = 0; i < ATTACHE_SKETCH_BANDS; i++)
    {
      if (a->bands[i] == b->bands[i])
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  guint n_right;  /* found, and of one dispatch */
  guint n_wrong;  /* found, and of two */
  guint n_missed; /* by the share */
  guint n_unseen; /* by the bands alone */
} Count;

static Count
count_pairs (GArray *items, double threshold)
{
  Count count = { 0 };

  for (guint i = 0; i < items->len; i++)
    {
      for (guint k = i + 1; k < items->len; k++)
        {
          const Item *a = &g_array_index (items, Item, i), *b = &g_array_index (items, Item, k);
          const gboolean is_pair = a->dispatch == b->dispatch;
          const gboolean is_near = attache_shingles_share (a->shingles, b->shingles) >= threshold;
          const gboolean is_seen = has_band_in_common (a, b);

          count.n_right += is_pair && is_near && is_seen;
          count.n_wrong += !is_pair && is_near && is_seen;
          count.n_missed += is_pair && !is_near;
          count.n_unseen += is_pair && is_near && !is_seen;
        }
    }
  return count;
}

static double
precision_of (const Count *count)
{
  return count->n_right / (double) (count->n_right + count->n_wrong);
}

static double
recall_of (const Count *count)
{
  return count->n_right / (double) (count->n_right + count->n_missed + count->n_unseen);
}

static void
test_agency (void)
{
  g_autoptr (GArray) items = make_corpus ();
  Count chosen;

  for (guint percent = 10; percent <= 80; percent += 10)
    {
      const Count count = count_pairs (items, percent / 100.);

      g_test_message (
          "share of %u %%: precision %.3f, recall %.3f (%u right, %u wrong, %u below the "
          "share, %u without a band in common)",
          percent, precision_of (&count), recall_of (&count), count.n_right, count.n_wrong,
          count.n_missed, count.n_unseen);
    }
  chosen = count_pairs (items, ATTACHE_SKETCH_SHARE);
  g_test_message ("chosen: %.2f; precision %.3f, recall %.3f", ATTACHE_SKETCH_SHARE,
                  precision_of (&chosen), recall_of (&chosen));
  g_assert_cmpfloat (precision_of (&chosen), >=, 0.99);
  g_assert_cmpfloat (recall_of (&chosen), >=, 0.9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/sketch/share", test_share);
  g_test_add_func ("/text/sketch/short", test_short);
  g_test_add_func ("/text/sketch/agency", test_agency);
  return g_test_run ();
}
