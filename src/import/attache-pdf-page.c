/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Poppler gives a page's letters, a rectangle for each, and the fonts of spans of them. Where a
 * line of its own holds a gap that no word space makes, it is of two columns and becomes two; where
 * it ends one at a gap that stretched words make, the two are one. */

#include "config.h"

#include "attache-pdf-page.h"

#include <math.h>
#include <string.h>

#include "attache-direction.h"

/* Between two letters of a line, in sizes: what is wider parts columns. */
#define COLUMN_GAP 3

/* Of a letter whose place is not known, in points; it is twice as high. */
#define TYPE_WIDTH 5

/* Between two words at least. */
#define WORD_GAP 0.15

/* Letters whose feet are nearer than this share of their size stand on one line. */
#define SAME_BASELINE 0.1

/* A "line" that is higher than this many sizes runs upwards. */
#define UPRIGHT 4

typedef struct
{
  gunichar c;
  PopplerRectangle box; /* y from the top */
  double size;
  gboolean is_bold;
} Letter;

typedef struct
{
  GPtrArray *lines; /* Borrowed */
  guint page;
  double width;    /* of the page */
  GArray *letters; /* of Letter: the line's so far */
  gboolean at_end; /* poppler ended the line behind them */
  gboolean marked; /* a mark of direction stood behind them */
  gboolean has_upright;
} Reader;

/* Presentation forms of Latin letters: no word is found if they stay. */
static const char *
ligature (gunichar c)
{
  static const char *const latin[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

  return c >= 0xfb00 && c < 0xfb00 + G_N_ELEMENTS (latin) ? latin[c - 0xfb00] : NULL;
}

/* The size that most letters have; the raised figure of a note is not the line's. */
static double
most_common_size (const GArray *letters)
{
  double best = 0;
  gint votes = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      double size = g_array_index (letters, Letter, i).size;

      if (votes == 0)
        best = size;
      votes += size == best ? 1 : -1;
    }
  return best;
}

static void
append_letter (GString *text, gunichar c)
{
  const char *plain = ligature (c);

  if (plain != NULL)
    g_string_append (text, plain);
  else if (g_unichar_isspace (c))
    {
      if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  else
    g_string_append_unichar (text, c);
}

/* Letters that run from right to left are most of the line. */
static gboolean
is_right_to_left (const GArray *letters)
{
  gint n = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      gunichar c = g_array_index (letters, Letter, i).c;

      if (attache_runs_leftward (c))
        n++;
      else if (g_unichar_isalpha (c))
        n--;
    }
  return n > 0;
}

static void
measure (AttachePdfLine *line, const GArray *letters)
{
  guint n_bold = 0;
  gboolean in_first_word = TRUE;
  double word_left = G_MAXDOUBLE;
  double word_right = 0;

  line->left = line->top = G_MAXDOUBLE;
  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);

      line->left = MIN (line->left, letter->box.x1);
      line->right = MAX (line->right, letter->box.x2);
      n_bold += letter->is_bold;
      in_first_word = in_first_word && !g_unichar_isspace (letter->c);
      if (in_first_word)
        {
          word_left = MIN (word_left, letter->box.x1);
          word_right = MAX (word_right, letter->box.x2);
        }
      if (letter->size != line->size)
        continue;
      line->top = MIN (line->top, letter->box.y1);
      line->bottom = MAX (line->bottom, letter->box.y2);
    }
  line->is_bold = n_bold * 2 > letters->len;
  line->first_word = MAX (word_right - word_left, 0);
}

static void
end_line (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AttachePdfLine *line;

  for (guint i = 0; i < self->letters->len; i++)
    append_letter (text, g_array_index (self->letters, Letter, i).c);
  g_strstrip (text->str);
  if (*text->str == '\0')
    {
      g_array_set_size (self->letters, 0);
      return;
    }
  line = g_new0 (AttachePdfLine, 1);
  line->page = self->page;
  line->size = most_common_size (self->letters);
  measure (line, self->letters);
  if (is_right_to_left (self->letters))
    {
      double left = line->left;

      line->left = self->width - line->right;
      line->right = self->width - left;
    }
  g_array_set_size (self->letters, 0);
  if (line->bottom - line->top > UPRIGHT * MAX (line->size, 1) && strlen (text->str) > 5)
    {
      self->has_upright = TRUE;
      g_free (line);
      return;
    }
  line->text = g_strdup (text->str);
  g_ptr_array_add (self->lines, line);
}

/* Marks that say which way letters run, and have no place of their own. */
static gboolean
is_direction (gunichar c)
{
  return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The letter goes on with the line. Those of scripts that run from right to left come in pieces of
 * any order: there poppler's lines are believed. */
static gboolean
goes_on (const Reader *self, const Letter *letter)
{
  const Letter *last = &g_array_index (self->letters, Letter, self->letters->len - 1);
  double gap = MAX (letter->box.x1 - last->box.x2, last->box.x1 - letter->box.x2);
  gboolean is_near = gap <= COLUMN_GAP * MAX (letter->size, 1);

  if (!self->at_end)
    return is_near || attache_runs_leftward (letter->c) || attache_runs_leftward (last->c);
  return is_near && letter->box.x1 > last->box.x2
         && fabs (letter->box.y2 - last->box.y2) < SAME_BASELINE * letter->size
         && fabs (letter->size - last->size) < SAME_BASELINE * letter->size;
}

/* Where words of different direction meet, poppler knows no space between them. */
static gboolean
stands_off (const Reader *self, const Letter *letter)
{
  const Letter *last;

  if (self->letters->len == 0)
    return FALSE;
  last = &g_array_index (self->letters, Letter, self->letters->len - 1);
  return last->c != ' '
         && MAX (letter->box.x1 - last->box.x2, last->box.x1 - letter->box.x2)
                > WORD_GAP * letter->size;
}

static void
add_space (Reader *self)
{
  Letter space;

  if (self->letters->len == 0)
    return;
  space = g_array_index (self->letters, Letter, self->letters->len - 1);
  space.c = ' '; /* it is as wide as what it parts: it has no place */
  g_array_append_val (self->letters, space);
}

static void
add_letter (Reader *self, const Letter *letter)
{
  if (letter->c == '\n' || letter->c == '\f')
    {
      self->at_end = TRUE;
      return;
    }
  if (is_direction (letter->c))
    {
      self->marked = TRUE;
      return;
    }
  if (g_unichar_isspace (letter->c) || g_unichar_iscntrl (letter->c))
    {
      add_space (self);
      return;
    }
  if (self->letters->len > 0 && !goes_on (self, letter))
    end_line (self);
  else if (self->at_end || (self->marked && stands_off (self, letter)))
    add_space (self);
  self->at_end = self->marked = FALSE;
  g_array_append_vals (self->letters, letter, 1);
}

static gboolean
is_bold_font (const char *name)
{
  static const char *const words[] = { "Bold", "bold", "BOLD", "Black", "Heavy", "Semibold" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (name, words[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Marks of direction have no rectangle. */
static guint
count_boxes (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += !is_direction (g_utf8_get_char (p));
  return n;
}

/* Where poppler's rectangles are not those of its letters, these stand as a typewriter sets them.
 */
static PopplerRectangle *
make_boxes (const char *text, guint n_boxes)
{
  PopplerRectangle *boxes = g_new0 (PopplerRectangle, n_boxes + 1);
  guint row = 0;
  guint column = 0;
  guint i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_direction (c))
        continue;
      boxes[i].x1 = column * TYPE_WIDTH;
      boxes[i].x2 = (column + 1) * TYPE_WIDTH;
      boxes[i].y1 = row * 2 * TYPE_WIDTH;
      boxes[i].y2 = (row + 1) * 2 * TYPE_WIDTH;
      i++;
      column++;
      if (c == '\n')
        {
          column = 0;
          row++;
        }
    }
  return boxes;
}

static void
read_letters (Reader *self, const char *text, const PopplerRectangle *boxes, const GList *fonts)
{
  gint i = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      Letter letter = { .c = g_utf8_get_char (p), .size = 2 * TYPE_WIDTH };

      while (fonts != NULL && ((PopplerTextAttributes *) fonts->data)->end_index < i)
        fonts = fonts->next;
      letter.box = boxes[i];
      if (fonts != NULL)
        {
          const PopplerTextAttributes *font = fonts->data;

          letter.size = MAX (font->font_size, 1);
          letter.is_bold = is_bold_font (font->font_name);
        }
      if (!is_direction (letter.c))
        i++;
      add_letter (self, &letter);
    }
  if (self->letters->len > 0)
    end_line (self);
}

void
attache_pdf_page_read (PopplerPage *page, guint number, GPtrArray *lines)
{
  Reader self = { .lines = lines, .page = number };
  guint n_before;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  guint n_wanted;
  GList *fonts;

  g_return_if_fail (page != NULL && lines != NULL);

  text = poppler_page_get_text (page);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  fonts = poppler_page_get_text_attributes (page);
  n_wanted = count_boxes (valid);
  if (!poppler_page_get_text_layout (page, &boxes, &n_boxes) || n_boxes != n_wanted)
    {
      g_free (boxes);
      boxes = make_boxes (valid, n_wanted);
    }
  poppler_page_get_size (page, &self.width, NULL);
  self.letters = g_array_new (FALSE, TRUE, sizeof (Letter));
  n_before = lines->len;
  read_letters (&self, valid, boxes, fonts);
  if (self.has_upright)
    attache_pdf_columns_sort (lines, n_before);
  g_array_unref (self.letters);
  poppler_page_free_text_attributes (fonts);
}
