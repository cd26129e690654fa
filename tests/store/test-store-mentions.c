/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mentions as one value: nothing is lost in it, and what somebody tampered with is refused. */

#include "config.h"

#include <string.h>

#include "attache-fetch-reading.h"
#include "attache-mention-value.h"
#include "attache-store-error.h"
#include "store-sample.h"

static GArray *
draw_mentions (GRand *random)
{
  static const char *const rules[] = { NULL, "full-name", "surname", "", "դերանուն" };
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));
  const guint n = (guint) g_rand_int_range (random, 0, 40);
  guint32 start = 0;

  for (guint i = 0; i < n; i++)
    {
      AttacheStoredMention mention = { .rule = rules[g_rand_int_range (random, 0, 5)] };

      start += 1 + (g_rand_int (random) >> g_rand_int_range (random, 8, 32));
      mention.span = (AttacheSpan){ start,
                                    start + 1 + (guint32) g_rand_int_range (random, 0, 300) };
      mention.type = (AttacheActorType) g_rand_int_range (random, 0, ATTACHE_ACTOR_GROUP + 1);
      mention.actor_id = ((gint64) g_rand_int (random) << 31 | g_rand_int (random))
                         >> g_rand_int_range (random, 0, 63);
      g_array_append_val (mentions, mention);
    }
  return mentions;
}

static void
assert_same (GArray *one, GArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const AttacheStoredMention *a = &g_array_index (one, AttacheStoredMention, i);
      const AttacheStoredMention *b = &g_array_index (other, AttacheStoredMention, i);

      g_assert_cmpuint (a->span.start, ==, b->span.start);
      g_assert_cmpuint (a->span.end, ==, b->span.end);
      g_assert_cmpint (a->type, ==, b->type);
      g_assert_cmpint (a->actor_id, ==, b->actor_id);
      g_assert_cmpstr (a->rule, ==, b->rule);
    }
}

static void
test_nothing_is_lost (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      g_autoptr (GArray) mentions = draw_mentions (random);
      g_autoptr (GBytes) value = attache_mention_value_new (mentions);
      g_autoptr (GPtrArray) rules = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_bytes;
      const guint8 *data = g_bytes_get_data (value, &n_bytes);
      g_autoptr (GArray) read = attache_mention_value_read (data, n_bytes, &rules, &error);

      g_assert_no_error (error);
      assert_same (read, mentions);
    }
}

/* In the order of the text, whatever order they come in; one at each place of each type. */
static void
test_order (void)
{
  const AttacheStoredMention all[] = { { { 9, 12 }, 1, 5, "b" }, { { 3, 3 }, 0, 4, "empty" },
                                       { { 2, 8 }, 2, 0, NULL }, { { 2, 4 }, 1, 7, "a" },
                                       { { 2, 4 }, 0, 6, "b" },  { { 2, 4 }, 1, 8, "second" } };
  const AttacheStoredMention settled[] = { { { 2, 4 }, 0, 6, "b" },
                                           { { 2, 4 }, 1, 7, "a" },
                                           { { 2, 8 }, 2, 0, NULL },
                                           { { 9, 12 }, 1, 5, "b" } };
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (AttacheStoredMention));
  g_autoptr (GBytes) value = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GArray) read = NULL;
  gsize n_bytes;
  const guint8 *data;

  g_array_append_vals (mentions, all, G_N_ELEMENTS (all));
  g_array_append_vals (expected, settled, G_N_ELEMENTS (settled));
  value = attache_mention_value_new (mentions);
  data = g_bytes_get_data (value, &n_bytes);
  read = attache_mention_value_read (data, n_bytes, &rules, NULL);
  assert_same (read, expected);
}

/* @data is read from a block of its own, so that a byte beyond it would be noticed. */
static gboolean
is_refused (const guint8 *data, gsize n_bytes)
{
  g_autofree guint8 *own = g_memdup2 (data, n_bytes);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = attache_mention_value_read (own, n_bytes, &rules, &error);

  for (guint i = 0; read != NULL && i < read->len; i++)
    {
      const AttacheStoredMention *mention = &g_array_index (read, AttacheStoredMention, i);

      g_assert_cmpuint (mention->span.start, <, mention->span.end);
      g_assert_cmpint (mention->type, <=, ATTACHE_ACTOR_GROUP);
      g_assert_cmpint (mention->actor_id, >=, 0);
    }
  g_assert_true ((read == NULL)
                 == g_error_matches (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED));
  return read == NULL;
}

static void
test_damage (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint n_refused = 0, n_read = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GArray) mentions = draw_mentions (random);
      g_autoptr (GBytes) value = attache_mention_value_new (mentions);
      gsize n_bytes;
      const guint8 *data = g_bytes_get_data (value, &n_bytes);
      g_autofree guint8 *spoilt = g_memdup2 (data, n_bytes);

      for (gsize length = 0; length < n_bytes; length++)
        g_assert_true (is_refused (data, length));
      for (gsize at = 0; at < n_bytes; at++)
        {
          spoilt[at] = (guint8) g_rand_int_range (random, 0, 256);
          if (is_refused (spoilt, n_bytes))
            n_refused++;
          else
            n_read++;
          spoilt[at] = data[at];
        }
    }
  g_test_message ("%u spoilt values refused, %u read as something else", n_refused, n_read);
  g_assert_cmpuint (n_refused, >, 0);
}

/* A later layout, numbers that are too large, and an endless one. */
static void
test_limits (void)
{
  static const guint8 later[] = { 2, 0, 0 };
  static const guint8 empty[] = { 1, 0, 0 };
  static const guint8 many[] = { 1, 0, 0xff, 0xff, 0xff, 0x7f };
  static const guint8 long_rule[] = { 1, 1, 0x7f, 'a', 0 };
  static const guint8 no_rule[] = { 1, 0, 1, 0, 1, 0, 1, 0 };
  static const guint8 no_type[] = { 1, 0, 1, 0, 1, 9, 0, 0 };
  static const guint8 far[] = { 1, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 0, 0, 0 };
  static const guint8 endless[] = { 1,    0,    1,    0x80, 0x80, 0x80, 0x80, 0x80, 0x80,
                                    0x80, 0x80, 0x80, 0x80, 0,    1,    0,    0,    0 };

  g_assert_false (is_refused (empty, sizeof empty));
  g_assert_true (is_refused (later, sizeof later));
  g_assert_true (is_refused (many, sizeof many));
  g_assert_true (is_refused (long_rule, sizeof long_rule));
  g_assert_true (is_refused (no_rule, sizeof no_rule));
  g_assert_true (is_refused (no_type, sizeof no_type));
  g_assert_true (is_refused (far, sizeof far));
  g_assert_true (is_refused (endless, sizeof endless));
}

/* Who reads such an article is told; nothing else minds. */
static void
test_spoilt_article (void)
{
  char *folder;
  AttacheDatabase *db = sample_dossier_new (0, &folder);
  g_autoptr (SampleArticle) talks = sample_talks_new ();
  const gint64 id = sample_add (db, talks);
  g_autoptr (AttacheReadingRows) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = attache_fetch_reading (db, NULL, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->mentions->len, >, 0);
  g_clear_pointer (&rows, attache_reading_rows_free);
  sample_run (db, "UPDATE article_mention SET content = x'0105'");
  rows = attache_fetch_reading (db, NULL, id, NULL, &error);
  g_assert_null (rows);
  g_assert_error (error, ATTACHE_STORE_ERROR, ATTACHE_STORE_ERROR_DAMAGED);
  g_assert_false (
      attache_database_exec (db, "SELECT count_mentions (content, 1) FROM article_mention", NULL));
  sample_dossier_free (db, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mentions/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/mentions/order", test_order);
  g_test_add_func ("/mentions/damage", test_damage);
  g_test_add_func ("/mentions/limits", test_limits);
  g_test_add_func ("/mentions/spoilt-article", test_spoilt_article);
  return g_test_run ();
}
