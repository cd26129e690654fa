/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every part of a filter can be put in, named, found in it, and taken out again. */

#include "config.h"

#include "attache-filter-item.h"

static void
test_round_trip (void)
{
  static const struct
  {
    AttacheFilterPart part;
    gint64 id;
    const char *name;
  } parts[] = {
    { ATTACHE_FILTER_ACTOR, 7, "Ada Lorne" },
    { ATTACHE_FILTER_KIND, ATTACHE_EVENT_ASSAULT, "Attack" },
    { ATTACHE_FILTER_MODE, ATTACHE_MODE_CALL, "call" },
    { ATTACHE_FILTER_OUTLET, 0, "Courier" },
    { ATTACHE_FILTER_TAG, 3, "wording" },
    { ATTACHE_FILTER_KIN, 12, "The same text" },
  };
  g_autoptr (AttacheFilter) empty = attache_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (AttacheFilterItem)
          item = attache_filter_item_new (parts[i].part, parts[i].id, parts[i].name);
      g_autoptr (AttacheFilter) with = attache_filter_item_apply (item, empty, TRUE);
      g_autoptr (AttacheFilter) without = attache_filter_item_apply (item, with, FALSE);

      g_assert_false (attache_filter_item_is_in (item, empty));
      g_assert_true (attache_filter_item_is_in (item, with));
      g_assert_true (attache_filter_equal (without, empty));
    }
}

static void
test_choice (void)
{
  g_autoptr (AttacheChoice) choice = attache_choice_new (
      &(AttacheChoiceFields){ .name = "Zenda Post", .country = "RU", .n_articles = 2 });
  g_autoptr (AttacheFilterItem)
      item = attache_filter_item_new_for_choice (ATTACHE_FILTER_OUTLET, choice);

  g_assert_cmpstr (attache_filter_item_get_name (item), ==, "Zenda Post");
  g_assert_cmpstr (attache_filter_item_get_country (item), ==, "RU");
  g_assert_cmpuint (attache_filter_item_get_n_articles (item), ==, 2);
  g_assert_cmpint (attache_filter_item_get_colour (item), ==, -1);
}

static void
test_list (void)
{
  const gint64 day = G_GINT64_CONSTANT (1947974400) * G_USEC_PER_SEC; /* 24 September 2031 */
  g_autoptr (GListStore) actors = g_list_store_new (ATTACHE_TYPE_CHOICE);
  g_autoptr (AttacheChoice) choice = attache_choice_new (
      &(AttacheChoiceFields){ .id = 7, .name = "Ada Lorne", .colour = 5, .n_articles = 2 });
  g_autoptr (AttacheFilter) empty = attache_filter_new ();
  g_autoptr (AttacheFilter)
      dates = attache_filter_with_dates (empty, day, day + 3 * ATTACHE_USEC_PER_DAY);
  g_autoptr (AttacheFilter) known = attache_filter_with_actor (dates, 7, TRUE);
  g_autoptr (AttacheFilter) unknown = attache_filter_with_actor (known, 9, TRUE);
  g_autoptr (AttacheFilter) words = attache_filter_with_words (unknown, "bridge");
  g_autoptr (GPtrArray) none = attache_filter_item_list (empty, G_LIST_MODEL (actors), NULL);
  g_autoptr (GPtrArray) items = NULL;
  AttacheFilter *filter = words;

  g_assert_cmpuint (none->len, ==, 0);
  g_list_store_append (actors, choice);
  items = attache_filter_item_list (filter, G_LIST_MODEL (actors), NULL);
  g_assert_cmpuint (items->len, ==, 4);
  g_assert_cmpstr (attache_filter_item_get_name (items->pdata[0]), ==, "24–26 Sep 2031");
  g_assert_cmpstr (attache_filter_item_get_name (items->pdata[1]), ==, "Ada Lorne");
  g_assert_cmpint (attache_filter_item_get_colour (items->pdata[1]), ==, 5);
  g_assert_cmpstr (attache_filter_item_get_name (items->pdata[2]), ==, "#9");
  g_assert_cmpint (attache_filter_item_get_colour (items->pdata[2]), ==, -1);
  g_assert_cmpstr (attache_filter_item_get_name (items->pdata[3]), ==, "“bridge”");

  /* Taking all of them out leaves nothing. */
  attache_filter_ref (filter);
  for (guint i = 0; i < items->len; i++)
    {
      AttacheFilter *less = attache_filter_item_apply (items->pdata[i], filter, FALSE);

      attache_filter_unref (filter);
      filter = less;
    }
  g_assert_true (attache_filter_is_empty (filter));
  attache_filter_unref (filter);
}

static void
test_parse_day (void)
{
  static const char *const bad[] = { "",           "20",         "yesterday",
                                     "2031-13-40", "13/09/2031", "2031-09-13T10",
                                     "P2D",        "20XX",       "-2031" };
  gint64 begin = 1;
  gint64 until = 1;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (attache_filter_parse_day (bad[i], FALSE, &begin));
  g_assert_cmpint (begin, ==, 1);
  g_assert_true (attache_filter_parse_day (" 2031-09-24 ", FALSE, &begin));
  g_assert_cmpint (begin, ==, G_GINT64_CONSTANT (1947974400) * G_USEC_PER_SEC);
  g_assert_true (attache_filter_parse_day ("2031-09-24", TRUE, &until));
  g_assert_cmpint (until - begin, ==, ATTACHE_USEC_PER_DAY);
  g_assert_true (attache_filter_parse_day ("2031", TRUE, &until));
  g_assert_true (attache_filter_parse_day ("2031", FALSE, &begin));
  g_assert_cmpint (until - begin, ==, 365 * ATTACHE_USEC_PER_DAY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/filter-item/round-trip", test_round_trip);
  g_test_add_func ("/panels/filter-item/choice", test_choice);
  g_test_add_func ("/panels/filter-item/list", test_list);
  g_test_add_func ("/panels/filter-item/parse-day", test_parse_day);
  return g_test_run ();
}
