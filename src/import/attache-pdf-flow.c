/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which lines are one paragraph. A paragraph ends where the size or the weight of the letters
 * changes, where the next line stands further off than lines do, where it is indented, and where it
 * begins with a word that would have had room on the line before. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "attache-pdf-flow.h"

/* Shares of the letters' size. */
#define SAME_SIZE 0.06    /* sizes that differ by less are the same */
#define INDENT 0.6        /* a line that begins further in begins a paragraph */
#define MAX_INDENT 8      /* further in still is another column, or centred */
#define SPACE 0.35        /* between words */
#define LEADING_SLACK 0.3 /* what two lines may stand further apart than usual */

/* Where this share of the lines ends at one place, they are justified. */
#define JUSTIFIED 0.4

/* A headline is larger than the text by this, and no longer than this, in bytes. */
#define HEADLINE_SIZE 1.2
#define MAX_HEADLINE 400

/* A newspaper's name has no more words, and its headlines are larger than this share of it. */
#define MAX_NAME_WORDS 4
#define NAME_SHARE 0.4

/* Paragraphs that may stand between two halves of one: notes, captions. */
#define MAX_BETWEEN 8

typedef struct
{
  guint n_lines;
  double left; /* where most of its lines begin */
  double right;
} Run;

typedef struct
{
  GString *text;
  double size;
  gboolean is_bold;
  guint n_lines;
  const AttachePdfLine *last;
} Paragraph;

typedef struct
{
  GPtrArray *lines;      /* Borrowed, of AttachePdfLine */
  GArray *runs;          /* of Run; one for each line, those of a run alike */
  GPtrArray *paragraphs; /* of Paragraph */
  Paragraph *current;    /* Borrowed, nullable: the one that the last line went to */
  double body;           /* the size of most letters */
  double leading;        /* from line to line in the body, in sizes */
} Flow;

void
attache_pdf_line_free (AttachePdfLine *line)
{
  g_free (line->text);
  g_free (line);
}

static void
paragraph_free (Paragraph *paragraph)
{
  g_string_free (paragraph->text, TRUE);
  g_free (paragraph);
}

static AttachePdfLine *
line_at (const Flow *self, guint i)
{
  return g_ptr_array_index (self->lines, i);
}

static gboolean
is_same_size (double a, double b)
{
  return fabs (a - b) <= SAME_SIZE * MAX (a, b);
}

/* @line goes on below @above in the same column. */
static gboolean
is_below (const AttachePdfLine *above, const AttachePdfLine *line)
{
  return line->page == above->page && line->bottom > above->bottom + 0.3 * above->size
         && line->left < above->right && above->left < line->right;
}

/* The key that most weight was given to, of whole numbers; @share (out, optional): its part of all
 * weight. */
static gint
heaviest (GHashTable *weights, double *share)
{
  GHashTableIter iter;
  gpointer key;
  gpointer weight;
  gint best = 0;
  gint best_weight = 0;
  double all = 0;

  g_hash_table_iter_init (&iter, weights);
  while (g_hash_table_iter_next (&iter, &key, &weight))
    {
      gint w = GPOINTER_TO_INT (weight);
      gint k = GPOINTER_TO_INT (key);

      all += w;
      if (w > best_weight || (w == best_weight && k < best))
        {
          best = k;
          best_weight = w;
        }
    }
  if (share != NULL)
    *share = best_weight / MAX (all, 1);
  return best;
}

static void
weigh (GHashTable *weights, double value, gint weight)
{
  gpointer key = GINT_TO_POINTER ((gint) lround (value));

  g_hash_table_insert (
      weights, key,
      GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (weights, key)) + weight));
}

/* Sizes and distances are told apart by a tenth of a point. */
static void
measure_body (Flow *self)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) distances = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    weigh (sizes, line_at (self, i)->size * 10, strlen (line_at (self, i)->text));
  self->body = MAX (heaviest (sizes, NULL) / 10.0, 1);
  for (guint i = 1; i < self->lines->len; i++)
    {
      const AttachePdfLine *above = line_at (self, i - 1);
      const AttachePdfLine *line = line_at (self, i);

      if (is_below (above, line) && is_same_size (line->size, self->body)
          && is_same_size (above->size, self->body)
          && line->bottom - above->bottom < 3 * self->body)
        weigh (distances, (line->bottom - above->bottom) * 10, 1);
    }
  self->leading = g_hash_table_size (distances) > 0 ? heaviest (distances, NULL) / 10.0 / self->body
                                                    : 1.2;
}

/* Justified lines all end at one place, and what reaches further is a formula or a hanging mark; of
 * ragged ones the longest tells the width. */
static void
end_run (Flow *self, guint from, guint to)
{
  g_autoptr (GHashTable) lefts = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) rights = g_hash_table_new (NULL, NULL);
  Run run = { to - from, 0, 0 };
  double longest = 0;
  double share;

  for (guint i = from; i < to; i++)
    {
      weigh (lefts, line_at (self, i)->left, 1);
      weigh (rights, line_at (self, i)->right, 1);
      longest = MAX (longest, line_at (self, i)->right);
    }
  run.left = heaviest (lefts, NULL);
  run.right = heaviest (rights, &share);
  if (to - from < 4 || share < JUSTIFIED)
    run.right = longest;
  for (guint i = from; i < to; i++)
    g_array_append_val (self->runs, run);
}

/* Lines of one size below each other. */
static void
find_runs (Flow *self)
{
  guint from = 0;

  for (guint i = 1; i <= self->lines->len; i++)
    {
      if (i < self->lines->len && is_below (line_at (self, i - 1), line_at (self, i))
          && is_same_size (line_at (self, i - 1)->size, line_at (self, i)->size))
        continue;
      end_run (self, from, i);
      from = i;
    }
}

/* A full stop or its kin, perhaps within quotation marks or brackets. */
static gboolean
ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c < 0x80 ? strchr (")]\"'", (gint) c) != NULL
                   : c == 0x201d || c == 0x201c || c == 0x2019 || c == 0xbb || c == 0x300d)
        continue;
      return (c < 0x80 && strchr (".!?:", (gint) c) != NULL) || c == 0x2026 || c == 0x0589
             || c == 0x061f || c == 0x06d4 || c == 0x3002 || c == 0xff01 || c == 0xff1f;
    }
  return FALSE;
}

/* "• ", "– ", "1. ", "(a) " */
static gboolean
begins_item (const char *text)
{
  static const char *const bullets[] = { "•", "▪", "■", "●", "◦", "– ", "— ", "- ", "* " };
  gsize n = strspn (text, "0123456789");

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    {
      if (g_str_has_prefix (text, bullets[i]))
        return TRUE;
    }
  if (n > 0 && n < 3 && (text[n] == '.' || text[n] == ')') && text[n + 1] == ' ')
    return TRUE;
  return text[0] == '(' && g_ascii_isalnum (text[1]) && text[2] == ')';
}

/* The writer of line @i ended it though the first word of @next had room. Where a sentence goes on
 * with a small letter, something stands beside the line. Of a run of two lines the width is not
 * known for sure: there the sentence must end. */
static gboolean
ends_early (const Flow *self, guint i, const AttachePdfLine *next)
{
  const AttachePdfLine *line = line_at (self, i);
  const Run *run = &g_array_index (self->runs, Run, i);
  double room = run->right - line->right;

  if (room <= next->first_word + SPACE * line->size)
    return FALSE;
  if (ends_sentence (line->text) || room > (run->right - run->left) / 2)
    return TRUE;
  return run->n_lines > 2 && !g_unichar_islower (g_utf8_get_char (next->text));
}

static gboolean
is_indented (const Flow *self, guint i)
{
  const AttachePdfLine *line = line_at (self, i);
  double in = line->left - g_array_index (self->runs, Run, i).left;

  return in > INDENT * line->size && in < MAX_INDENT * line->size;
}

/* Whether line @i, which goes on below the last of @before in its column, begins a paragraph. */
static gboolean
begins_below (const Flow *self, const Paragraph *before, guint i)
{
  const AttachePdfLine *above = line_at (self, i - 1);
  const AttachePdfLine *line = line_at (self, i);
  gboolean is_first = before->n_lines == 1;
  gboolean is_heading = line->size > self->body * HEADLINE_SIZE;
  double in = (line->left - above->left) / line->size;

  if (line->bottom - above->bottom > (self->leading + LEADING_SLACK) * line->size)
    return TRUE;
  if (is_heading) /* centred, and divided by its sense */
    return FALSE;
  if (in > INDENT && in < MAX_INDENT && !(is_first && begins_item (above->text)))
    return TRUE;
  if (in < -INDENT && !is_first)
    return TRUE;
  return ends_early (self, i - 1, line);
}

static gboolean
begins_paragraph (const Flow *self, const Paragraph *before, guint i)
{
  const AttachePdfLine *line = line_at (self, i);

  if (before == NULL || !is_same_size (before->last->size, line->size)
      || before->is_bold != line->is_bold || begins_item (line->text))
    return TRUE;
  if (is_below (before->last, line))
    return begins_below (self, before, i);
  return is_indented (self, i) || ends_early (self, i - 1, line)
         || line->size > self->body * HEADLINE_SIZE;
}

/* Lines of a paragraph become one; a hyphen between letters at a line's end is taken for a
 * division. Scripts without spaces get none. */
static void
append_line (GString *text, const char *line)
{
  const char *end = text->str + text->len;
  gunichar first = g_utf8_get_char (line);
  gunichar last;
  gunichar before;

  if (text->len == 0)
    {
      g_string_append (text, line);
      return;
    }
  end = g_utf8_prev_char (end);
  last = g_utf8_get_char (end);
  before = end > text->str ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
  if (last == 0xad
      || ((last == '-' || last == 0x2010) && g_unichar_isalpha (before)
          && g_unichar_islower (first)))
    g_string_truncate (text, end - text->str);
  else if (!g_unichar_iswide (last) || !g_unichar_iswide (first))
    g_string_append_c (text, ' ');
  g_string_append (text, line);
}

/* The paragraph that line @i goes on with, over notes, captions and the end of a page; or NULL.
 * It has no end, and the line no beginning. */
static Paragraph *
find_half (const Flow *self, guint i)
{
  const AttachePdfLine *line = line_at (self, i);
  guint n = self->paragraphs->len;

  if (!g_unichar_islower (g_utf8_get_char (line->text)) || line->is_bold
      || !is_same_size (line->size, self->body))
    return NULL;
  for (guint back = 1; back <= MIN (n, MAX_BETWEEN); back++)
    {
      Paragraph *paragraph = g_ptr_array_index (self->paragraphs, n - back);

      if (!is_same_size (paragraph->size, self->body) || paragraph->is_bold)
        continue;
      return is_below (paragraph->last, line) || ends_sentence (paragraph->text->str) ? NULL
                                                                                      : paragraph;
    }
  return NULL;
}

static void
add_line (Flow *self, guint i)
{
  AttachePdfLine *line = line_at (self, i);
  Paragraph *paragraph = self->current;

  if (begins_paragraph (self, paragraph, i))
    paragraph = find_half (self, i);
  if (paragraph == NULL)
    {
      paragraph = g_new0 (Paragraph, 1);
      paragraph->text = g_string_new (NULL);
      paragraph->size = line->size;
      paragraph->is_bold = line->is_bold;
      g_ptr_array_add (self->paragraphs, paragraph);
    }
  self->current = paragraph;
  append_line (paragraph->text, line->text);
  paragraph->last = line;
  paragraph->n_lines++;
}

/* Of letters; each one of a script without spaces counts. */
static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_letter = g_unichar_isalpha (c);

      n += is_letter && (!in_word || g_unichar_iswide (c));
      in_word = is_letter || (in_word && !g_unichar_isspace (c));
    }
  return n;
}

/* A headline may be one, by its shape. */
static gboolean
is_title (const Flow *self, const Paragraph *paragraph)
{
  const char *text = paragraph->text->str;

  return paragraph->size > self->body * HEADLINE_SIZE && paragraph->text->len <= MAX_HEADLINE
         && count_words (text) >= 2 && strstr (text, "://") == NULL && strchr (text, '@') == NULL;
}

/* What is printed largest on the first page, if it is larger than the text; the name of a newspaper
 * may be larger, and is shorter. Nullable, transfer full. */
static char *
dup_headline (const Flow *self)
{
  const Paragraph *best = NULL;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (self->paragraphs, i);
      gboolean is_longer;

      if (paragraph->last->page > line_at (self, 0)->page)
        break;
      if (!is_title (self, paragraph))
        continue;
      is_longer = best != NULL && count_words (best->text->str) <= MAX_NAME_WORDS
                  && count_words (paragraph->text->str) > MAX_NAME_WORDS;
      if (best == NULL || paragraph->size > best->size
          || (is_longer && paragraph->size > best->size * NAME_SHARE))
        best = paragraph;
    }
  return best != NULL ? g_strdup (best->text->str) : NULL;
}

void
attache_pdf_flow_read (AttachePdfFlow *flow, GPtrArray *lines, guint n_pages)
{
  Flow self = { .lines = lines };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (flow != NULL && lines != NULL);

  measure_body (&self);
  attache_pdf_running_drop (lines, n_pages, self.body, &flow->address);
  self.runs = g_array_sized_new (FALSE, FALSE, sizeof (Run), lines->len);
  self.paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  if (lines->len > 0)
    find_runs (&self);
  for (guint i = 0; i < lines->len; i++)
    add_line (&self, i);
  for (guint i = 0; i < self.paragraphs->len; i++)
    {
      const Paragraph *paragraph = g_ptr_array_index (self.paragraphs, i);

      if (i > 0)
        g_string_append (text, "\n\n");
      g_string_append_len (text, paragraph->text->str, paragraph->text->len);
    }
  flow->headline = lines->len > 0 ? dup_headline (&self) : NULL;
  flow->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_ptr_array_unref (self.paragraphs);
  g_array_unref (self.runs);
}

void
attache_pdf_flow_clear (AttachePdfFlow *flow)
{
  g_clear_pointer (&flow->text, g_free);
  g_clear_pointer (&flow->headline, g_free);
  g_clear_pointer (&flow->address, g_free);
}
