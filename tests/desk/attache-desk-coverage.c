/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented coverage: two countries that do not exist, and people who never lived. */

#include "config.h"

#include <string.h>

#include "attache-civil.h"
#include "attache-desk.h"

static const char FULL_TEXT[] =
    "Strelsau repeats its call for the bridge to open\n"
    "PHOTO: The bridge at Zenda, closed since spring.\n\n"
    "At a briefing on Monday, Ada Lorne said that the Kingdom of Ruritania had asked Sylvania to "
    "return its "
    "engineers to where they stood before 13 September, when the bridge was closed.\n\n"
    "The message, the spokesperson added, had been the same for some time: silence is “not an "
    "acceptable "
    "path”, and the open questions belong at the table.\n\n"
    "According to Lorne, Bela Tarr told both ministers that keeping the crossing open mattered "
    "most. The "
    "meeting, held last week in Zenda, was the first of its kind since the closing.\n\n"
    "“We shall open the bridge when the engineers have gone,” said Minister Karl Voss of "
    "Sylvania.\n\n"
    "Ruritania, he said, stays in touch with officials on both sides and means to go on doing so. "
    "Officials on "
    "both sides have said little, and the newspapers of both capitals have had to make do with "
    "what the "
    "ferrymen tell them, which is a good deal, and not all of it to be believed.\n\n"
    "Translated from the Sylvanian.";

static AttacheSpan
find_span (AttacheDeskArticle *article, const char *words)
{
  const char *utf8 = attache_text_get_utf8 (article->text, NULL);
  const char *found = strstr (utf8, words);

  g_assert_nonnull (found);
  return (
      AttacheSpan){ attache_text_byte_to_offset (article->text, found - utf8),
                    attache_text_byte_to_offset (article->text, found - utf8 + strlen (words)) };
}

static gint64
get_day (int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

static AttacheDeskArticle *
make_article (const AttacheArticleFields *fields, const char *utf8)
{
  AttacheDeskArticle *article = g_new0 (AttacheDeskArticle, 1);

  article->article = attache_article_new (fields);
  article->text = attache_text_new (utf8, -1);
  article->sections = g_array_new (FALSE, FALSE, sizeof (AttacheFoundSection));
  article->mentions = g_array_new (FALSE, FALSE, sizeof (AttacheReadingMention));
  article->times = g_array_new (FALSE, FALSE, sizeof (AttacheReadingTime));
  article->statements = g_ptr_array_new_with_free_func (g_object_unref);
  article->events = g_ptr_array_new_with_free_func (g_object_unref);
  article->annotations = g_ptr_array_new_with_free_func (g_object_unref);
  return article;
}

void
attache_desk_article_free (AttacheDeskArticle *article)
{
  g_object_unref (article->article);
  attache_text_unref (article->text);
  g_array_unref (article->sections);
  g_array_unref (article->mentions);
  g_array_unref (article->times);
  g_ptr_array_unref (article->statements);
  g_ptr_array_unref (article->events);
  g_ptr_array_unref (article->annotations);
  g_free (article);
}

static void
add_section (AttacheDeskArticle *article, const char *words, AttacheSectionRole role)
{
  AttacheFoundSection section = { find_span (article, words), role };

  g_array_append_val (article->sections, section);
}

static void
add_mention (AttacheDeskArticle *article, const char *words, gint64 actor_id)
{
  AttacheReadingMention mention = { find_span (article, words), actor_id, ATTACHE_ACTOR_PERSON,
                                    actor_id - 1 };

  g_array_append_val (article->mentions, mention);
}

static void
add_time (AttacheDeskArticle *article, const char *words)
{
  AttacheReadingTime time = { find_span (article, words), ATTACHE_TIMEX_DATE,
                              ATTACHE_TIME_SPAN_UNKNOWN };

  g_array_append_val (article->times, time);
}

typedef struct
{
  const char *content;
  const char *source;
  const char *cue;
  gint64 speaker_id;
  const char *speaker;
  AttacheStatementKind kind;
  const char *via;
  guint n_carried;
} Saying;

/* The last place before the content; else the first after it. */
static AttacheSpan
find_source (AttacheDeskArticle *article, const Saying *saying)
{
  const char *utf8 = attache_text_get_utf8 (article->text, NULL);
  const char *content = strstr (utf8, saying->content);
  g_autofree char *spaced = g_strdup_printf (" %s", saying->source);
  const char *found = g_strrstr_len (utf8, content - utf8, spaced);

  if (found == NULL)
    return find_span (article, saying->source);
  return (
      AttacheSpan){ attache_text_byte_to_offset (article->text, found + 1 - utf8),
                    attache_text_byte_to_offset (article->text, found - utf8 + strlen (spaced)) };
}

static void
add_statement (AttacheDeskArticle *article, const Saying *saying)
{
  const AttacheSpan content = find_span (article, saying->content);
  const AttacheSpan source = find_source (article, saying);
  const gint64 monday = get_day (2031, 9, 26);

  g_ptr_array_add (article->statements,
                   attache_statement_new (&(AttacheStatementFields){
                       .id = 100 + article->statements->len,
                       .article_id = attache_article_get_fields (article->article)->id,
                       .kind = saying->kind,
                       .content = &content,
                       .n_content = 1,
                       .source = &source,
                       .n_source = 1,
                       .quote = saying->content,
                       .cue_text = saying->cue,
                       .source_text = saying->source,
                       .speaker_id = saying->speaker_id,
                       .speaker_name = saying->speaker,
                       .speaker_colour = saying->speaker_id - 1,
                       .via_name = saying->via,
                       .when = { monday, monday + ATTACHE_USEC_PER_DAY, ATTACHE_PRECISION_DAY },
                       .confidence = 0.9f,
                       .rule = "cue-that",
                       .resolution = "office",
                       .n_carried = saying->n_carried,
                       .is_match = TRUE,
                   }));
}

static void
add_event (AttacheDeskArticle *article, const char *words, AttacheEventKind kind)
{
  g_ptr_array_add (article->events,
                   attache_event_new (&(AttacheEventFields){
                       .id = 200 + article->events->len,
                       .kind = kind,
                       .when = ATTACHE_TIME_SPAN_UNKNOWN,
                       .label = words,
                       .article_id = attache_article_get_fields (article->article)->id,
                       .span = find_span (article, words),
                       .is_match = TRUE,
                   }));
}

static void
add_note (AttacheDeskArticle *article, const char *words, AttacheHighlight colour, const char *note)
{
  static const char *const tags[] = { "wording", NULL };

  g_ptr_array_add (article->annotations,
                   attache_annotation_new (&(AttacheAnnotationFields){
                       .id = 300 + article->annotations->len,
                       .target = ATTACHE_TARGET_SPAN,
                       .article_id = attache_article_get_fields (article->article)->id,
                       .span = find_span (article, words),
                       .quote = words,
                       .colour = colour,
                       .note = note,
                       .tags = *note != '\0' ? tags : NULL,
                   }));
}

static void
fill_full_article (AttacheDeskArticle *article)
{
  static const Saying sayings[] = {
    { "the Kingdom of Ruritania had asked Sylvania to return its engineers to where they stood "
      "before 13 September",
      "Ada Lorne", "said", 1, "Ada Lorne", ATTACHE_STATEMENT_INDIRECT, NULL, 0 },
    { "had been the same for some time: silence is “not an acceptable path”", "the spokesperson",
      "added", 1, "Ada Lorne", ATTACHE_STATEMENT_MIXED, NULL, 2 },
    { "keeping the crossing open mattered most", "Bela Tarr", "told", 2, "Bela Tarr",
      ATTACHE_STATEMENT_INDIRECT, "Ada Lorne", 0 },
    { "“We shall open the bridge when the engineers have gone,”", "Minister Karl Voss of Sylvania",
      "said", 4, "Karl Voss", ATTACHE_STATEMENT_DIRECT, NULL, 1 },
    { "stays in touch with officials on both sides and means to go on doing so", "he", "said", 1,
      "Ada Lorne", ATTACHE_STATEMENT_INDIRECT, NULL, 0 },
  };

  add_section (article, "Strelsau repeats its call for the bridge to open", ATTACHE_SECTION_TITLE);
  add_section (article, "PHOTO: The bridge at Zenda, closed since spring.",
               ATTACHE_SECTION_CAPTION);
  add_section (article, "Translated from the Sylvanian.", ATTACHE_SECTION_BOILERPLATE);
  add_mention (article, "Ada Lorne", 1);
  add_mention (article, "Kingdom of Ruritania", 5);
  add_mention (article, "Sylvania", 6);
  add_mention (article, "Lorne, Bela", 1);
  g_array_index (article->mentions, AttacheReadingMention, 3).span.end -= 6;
  add_mention (article, "Bela Tarr", 2);
  add_mention (article, "Karl Voss", 4);
  add_time (article, "Monday");
  add_time (article, "13 September");
  add_time (article, "last week");
  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    add_statement (article, &sayings[i]);
  add_event (article, "when the bridge was closed", ATTACHE_EVENT_COERCE);
  add_event (article, "The meeting, held last week in Zenda", ATTACHE_EVENT_CONSULT);
  add_note (article, "silence is “not an acceptable path”", ATTACHE_HIGHLIGHT_YELLOW,
            "The same words as in spring.");
  add_note (article, "open questions", ATTACHE_HIGHLIGHT_YELLOW, "Which ones?");
  add_note (article, "the ferrymen tell them", ATTACHE_HIGHLIGHT_PINK, "");
}

GPtrArray *
attache_desk_make_coverage (void)
{
  static const char *const titles[] = { "Ministers meet in Zenda as Strelsau welcomes steps",
                                        "Strelsau repeats its call for the bridge to open",
                                        "First face-to-face talks since the closing",
                                        "Three-way talks in Zenda",
                                        "Calls to both capitals after the closing" };
  GPtrArray *coverage = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_desk_article_free);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *outlet = i == 3 ? NULL : g_strdup_printf ("Zenda Courier %u", i + 1);
      const AttacheArticleFields fields = {
        .id = 11 + i,
        .uid = titles[i],
        .title = titles[i],
        .outlet = outlet,
        .published = i == 4 ? ATTACHE_TIME_UNKNOWN
                            : get_day (2031, 9,
                                       i == 0   ? 30
                                       : i == 1 ? 27
                                                : 20),
        .published_precision = ATTACHE_PRECISION_DAY,
        .published_basis = i == 4   ? ATTACHE_BASIS_UNKNOWN
                           : i == 1 ? ATTACHE_BASIS_HEADER
                                    : ATTACHE_BASIS_INFERRED,
        .n_words = 420,
        .n_statements = 5 + i,
        .n_events = 7 - i,
        .n_annotations = i == 1 ? 2 : 0,
        .is_unread = i == 0 || i == 2,
        .is_match = TRUE,
      };

      g_ptr_array_add (
          coverage,
          make_article (&fields, i == 1 ? FULL_TEXT : "Ruritania waits.\n\nSylvania waits too."));
    }
  fill_full_article (coverage->pdata[1]);
  return coverage;
}

AttacheDeskArticle *
attache_desk_make_long_article (guint n_paragraphs)
{
  static const char paragraph[] = "Karl Voss said on Monday that the bridge would stay shut until "
                                  "the engineers had gone home.\n";
  const AttacheArticleFields fields = { .id = 11,
                                        .title = "A long report",
                                        .published = ATTACHE_TIME_UNKNOWN,
                                        .n_words = n_paragraphs * 17,
                                        .is_match = TRUE };
  g_autoptr (GString) text = g_string_new (NULL);
  AttacheDeskArticle *article;

  for (guint i = 0; i < n_paragraphs; i++)
    g_string_append (text, paragraph);
  article = make_article (&fields, text->str);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      const guint32 start = i * (sizeof paragraph - 1);
      const AttacheSpan content = { start + 30, start + 89 };
      const AttacheSpan source = { start, start + 9 };

      g_ptr_array_add (article->statements, attache_statement_new (&(AttacheStatementFields){
                                                .id = i + 1,
                                                .article_id = 11,
                                                .content = &content,
                                                .n_content = 1,
                                                .source = &source,
                                                .n_source = 1,
                                                .speaker_id = 4,
                                                .speaker_name = "Karl Voss",
                                                .speaker_colour = i % 8,
                                                .when = ATTACHE_TIME_SPAN_UNKNOWN,
                                                .is_match = TRUE,
                                            }));
    }
  return article;
}

AttacheArticle *
attache_desk_copy_article (AttacheArticle *article, const AttacheFilter *filter, const char *text)
{
  AttacheArticleFields fields = *attache_article_get_fields (article);
  const char *words = attache_filter_get_words (filter);
  const char *hit = words != NULL ? strstr (text, words) : NULL;
  g_autofree char *snippet = hit != NULL ? g_strdup_printf ("… \x02%s\x03 and so on", words) : NULL;

  fields.is_match = words == NULL || hit != NULL;
  fields.snippet = snippet;
  return attache_article_new (&fields);
}
