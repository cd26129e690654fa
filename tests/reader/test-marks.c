/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks stand where the text has them, are found by stretch, by place and by step, and never hide
 * one another. */

#include "config.h"

#include "attache-marks.h"

/*                            0         1         2         3         4         5         6 */
/*                            0123456789012345678901234567890123456789012345678901234567890123 */
static const char SPEECH[] = "Ada Lorne said on Monday that the bridge, he noted, is open.\n\n"
                             "\"No,\" said the minister.";

typedef struct
{
  AttacheText *text;
  AttacheSheet *page;
  GPtrArray *statements;
  GPtrArray *annotations;
  GArray *mentions;
  GArray *times;
} Fixture;

static void
add_statement (Fixture *fixture, gint64 id, AttacheSpan content, AttacheSpan source, gint64 speaker,
               AttacheDecision decision)
{
  const AttacheStatementFields fields = {
    .id = id,
    .content = &content,
    .n_content = 1,
    .source = &source,
    .n_source = 1,
    .kind = id % 2 == 0 ? ATTACHE_STATEMENT_DIRECT : ATTACHE_STATEMENT_INDIRECT,
    .speaker_id = speaker,
    .speaker_colour = speaker % 8,
    .decision = decision,
    .is_match = id != 3,
  };

  g_ptr_array_add (fixture->statements, attache_statement_new (&fields));
}

static void
add_annotation (Fixture *fixture, gint64 id, AttacheSpan span, const char *note)
{
  const AttacheAnnotationFields fields = {
    .id = id, .target = ATTACHE_TARGET_SPAN, .span = span, .note = note
  };

  g_ptr_array_add (fixture->annotations, attache_annotation_new (&fields));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AttacheReadingMention mention = { { 0, 9 }, 41, ATTACHE_ACTOR_PERSON, 1 };
  AttacheReadingTime time = { { 18, 24 }, ATTACHE_TIMEX_DATE, ATTACHE_TIME_SPAN_UNKNOWN };

  fixture->text = attache_text_new (SPEECH, -1);
  fixture->page = attache_sheet_new (fixture->text, NULL, 0, NULL);
  fixture->statements = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->mentions = g_array_new (FALSE, FALSE, sizeof mention);
  fixture->times = g_array_new (FALSE, FALSE, sizeof time);
  g_array_append_val (fixture->mentions, mention);
  g_array_append_val (fixture->times, time);
  add_statement (fixture, 1, (AttacheSpan){ 30, 59 }, (AttacheSpan){ 0, 9 }, 41,
                 ATTACHE_DECISION_NONE);
  add_statement (fixture, 2, (AttacheSpan){ 52, 59 }, (AttacheSpan){ 42, 44 }, 42,
                 ATTACHE_DECISION_NONE);
  add_statement (fixture, 3, (AttacheSpan){ 62, 67 }, (AttacheSpan){ 73, 85 }, 41,
                 ATTACHE_DECISION_NONE);
  add_statement (fixture, 4, (AttacheSpan){ 10, 14 }, (AttacheSpan){ 0, 9 }, 41,
                 ATTACHE_DECISION_REJECTED);
  add_annotation (fixture, 7, (AttacheSpan){ 34, 40 }, "Which one?");
  add_annotation (fixture, 8, (AttacheSpan){ 34, 36 }, "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->statements);
  g_ptr_array_unref (fixture->annotations);
  g_array_unref (fixture->mentions);
  g_array_unref (fixture->times);
  attache_sheet_free (fixture->page);
  attache_text_unref (fixture->text);
}

static AttacheMarks *
make_marks (Fixture *fixture)
{
  const AttacheMarkSources sources = {
    .statements = (AttacheStatement *const *) fixture->statements->pdata,
    .n_statements = fixture->statements->len,
    .annotations = (AttacheAnnotation *const *) fixture->annotations->pdata,
    .n_annotations = fixture->annotations->len,
    .mentions = (const AttacheReadingMention *) (gpointer) fixture->mentions->data,
    .n_mentions = fixture->mentions->len,
    .times = (const AttacheReadingTime *) (gpointer) fixture->times->data,
    .n_times = fixture->times->len,
  };

  return attache_marks_new (fixture->page, &sources);
}

static void
append_mark_cb (const AttacheMark *mark, gpointer user_data)
{
  g_string_append_printf (user_data, "%c%u-%u/%u ", "sNATHE"[mark->kind], mark -> set.start,
                          mark->set.end, mark->level);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheMarks) marks = make_marks (fixture);
  g_autoptr (GString) all = g_string_new (NULL);

  attache_marks_foreach (marks, (AttacheSpan){ 0, 900 }, ~0u, append_mark_cb, all);
  g_assert_cmpstr (
      all->str, ==,
      "N0-9/0 A0-9/0 T18-24/0 s30-59/0 H34-40/1 H34-36/1 N42-44/1 s52-59/1 s61-66/0 N72-84/0 ");
  g_string_truncate (all, 0);
  attache_marks_foreach (marks, (AttacheSpan){ 50, 51 }, ~0u, append_mark_cb, all);
  g_assert_cmpstr (all->str, ==, "s30-59/0 ");
  g_string_truncate (all, 0);
  attache_marks_foreach (marks, (AttacheSpan){ 0, 53 }, ATTACHE_MARK_BIT (ATTACHE_MARK_TIME),
                         append_mark_cb, all);
  g_assert_cmpstr (all->str, ==, "T18-24/0 ");
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheMarks) marks = make_marks (fixture);
  const guint statements = ATTACHE_MARK_BIT (ATTACHE_MARK_STATEMENT);

  g_assert_cmpint (attache_marks_find_at (marks, 35, statements)->id, ==, 1);
  g_assert_cmpint (attache_marks_find_at (marks, 53, statements)->id, ==, 2);
  g_assert_null (attache_marks_find_at (marks, 59, statements));
  g_assert_cmpint (attache_marks_find_at (marks, 35, ATTACHE_MARK_BIT (ATTACHE_MARK_HIGHLIGHT))->id,
                   ==, 8);
  g_assert_cmpint (attache_marks_find (marks, ATTACHE_MARK_STATEMENT, 3)->set.start, ==, 61);
  g_assert_true (attache_marks_find (marks, ATTACHE_MARK_STATEMENT, 3)->is_dim);
  g_assert_null (attache_marks_find (marks, ATTACHE_MARK_STATEMENT, 4));
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheMarks) marks = make_marks (fixture);

  g_assert_cmpint (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 0, 1)->id, ==, 1);
  g_assert_cmpint (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 30, 1)->id, ==, 2);
  g_assert_cmpint (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 52, 1)->id, ==, 3);
  g_assert_null (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 61, 1));
  g_assert_cmpint (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 61, -1)->id, ==, 2);
  g_assert_null (attache_marks_step (marks, ATTACHE_MARK_STATEMENT, 30, -1));
  g_assert_null (attache_marks_step (marks, ATTACHE_MARK_EVENT, 0, 1));
}

static void
test_margin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheMarks) marks = make_marks (fixture);
  const AttacheMark *first;
  guint8 colours[3];
  gboolean is_dim;

  g_assert_cmpuint (attache_marks_get_bars (marks, (AttacheSpan){ 0, 60 }, colours, &is_dim), ==,
                    2);
  g_assert_cmpuint (colours[0], ==, 1);
  g_assert_cmpuint (colours[1], ==, 2);
  g_assert_false (is_dim);
  g_assert_cmpuint (attache_marks_get_bars (marks, (AttacheSpan){ 61, 85 }, colours, &is_dim), ==,
                    1);
  g_assert_true (is_dim);
  g_assert_cmpuint (attache_marks_get_bars (marks, (AttacheSpan){ 0, 10 }, colours, &is_dim), ==,
                    0);

  g_assert_cmpuint (attache_marks_count_notes (marks, (AttacheSpan){ 0, 60 }, &first), ==, 1);
  g_assert_cmpint (first->id, ==, 7);
  g_assert_cmpuint (attache_marks_count_notes (marks, (AttacheSpan){ 61, 85 }, &first), ==, 0);
  g_assert_null (first);
}

/* What is found by bisection is what is found by looking at all of them. */
static void
test_against_scan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AttacheMarks) marks = make_marks (fixture);
  guint n_marks;
  const AttacheMark *all = attache_marks_get_all (marks, &n_marks);

  for (guint32 start = 0; start < 86; start++)
    for (guint32 end = start + 1; end < 86; end++)
      {
        g_autoptr (GString) found = g_string_new (NULL);
        g_autoptr (GString) scanned = g_string_new (NULL);

        attache_marks_foreach (marks, (AttacheSpan){ start, end }, ~0u, append_mark_cb, found);
        for (guint i = 0; i < n_marks; i++)
          {
            if (attache_span_overlaps (all[i].set, (AttacheSpan){ start, end }))
              append_mark_cb (&all[i], scanned);
          }
        g_assert_cmpstr (found->str, ==, scanned->str);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reader/marks/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/reader/marks/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/reader/marks/step", Fixture, NULL, set_up, test_step, tear_down);
  g_test_add ("/reader/marks/margin", Fixture, NULL, set_up, test_margin, tear_down);
  g_test_add ("/reader/marks/against-scan", Fixture, NULL, set_up, test_against_scan, tear_down);
  return g_test_run ();
}
