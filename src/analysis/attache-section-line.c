/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The looks of a line, as tables of how notices begin and agencies sign. To teach it another
 * notice, add its first words to a table. It knows no neighbours of the line and no dates. */

#include "config.h"

#include "attache-section-line.h"

#include <string.h>

static const char *const agencies[] = {
  "Reuters",
  "AFP",
  "AP",
  "EPA",
  "UPI",
  "DPA",
  "TASS",
  "Getty Images",
  "Getty",
  "Bloomberg",
  "Anadolu",
  "Xinhua",
  "Shutterstock",
  "Agence France-Presse",
  "Associated Press",
  "AP Photo",
  "Photolure",
  "Sputnik",
  "Alamy",
  "Interfax",
  "Azertac",
  "Armenpress",
  "Wikimedia Commons",
  "Handout",
  "File photo",
  "File",
};

static const char *const caption_starts[] = {
  "FILE - ",      "FILE PHOTO", "FILE – ",      "FILE — ",     "File photo",
  "Photo:",       "Photo by ",  "Photo credit", "Photograph:", "Image:",
  "Image credit", "Caption:",   "Picture:",     "Pictured:",   "(Photo"
};

static const char *const notice_starts[] = {
  "Powered by automated translation",
  "This article was automatically translated",
  "This is a machine translation",
  "Translated from",
  "This translation",
  "Automatically translated",
  "Advertisement",
  "ADVERTISEMENT",
  "Read more:",
  "READ MORE",
  "Read also:",
  "Also read:",
  "Read Also",
  "See also:",
  "Related:",
  "More on this",
  "Sign up ",
  "Subscribe ",
  "Follow us",
  "Click here",
  "All rights reserved",
  "Copyright ",
  "©",
  "This article was originally published",
  "This story was originally published",
  "Share this",
  "Share on",
  "Listen to this",
  "Watch:",
  "WATCH:",
  "Photos:",
  "Story continues below",
  "Skip to ",
  "Print this",
  "Download our app",
  "Get the latest",
  "Most read",
  "Continue reading",
  "Support our journalism",
  "Terms of use",
};

static const char *const credit_starts[] = { "Reporting by ",
                                             "Additional reporting",
                                             "Editing by ",
                                             "Writing by ",
                                             "(Reporting by ",
                                             "(Editing by ",
                                             "(Writing by ",
                                             "(Additional reporting",
                                             "With reporting by",
                                             "With agencies",
                                             "With inputs",
                                             "With files from",
                                             "With additional reporting",
                                             "Source:",
                                             "Compiled by ",
                                             "Edited by ",
                                             "(with inputs from",
                                             "(With inputs from",
                                             "Based on reporting" };

static const char *const credit_ends[] = {
  "contributed to this report",  "contributed to this story",    "contributed reporting",
  "contributed to this article", "contributed to the reporting", "contributed from"
};

static const char *const date_labels[] = { "last updated", "last modified", "first published",
                                           "published",    "updated",       "posted",
                                           "modified",     "date",          "publication date",
                                           "load-date",    "created" };

static gboolean
has_start (AttacheSectionLine line, const char *start)
{
  gsize n = strlen (start);

  return line.length >= n && memcmp (line.at, start, n) == 0;
}

static gboolean
has_end (AttacheSectionLine line, const char *end)
{
  gsize n = strlen (end);

  return line.length >= n && memcmp (line.at + line.length - n, end, n) == 0;
}

static gboolean
has_any_start (AttacheSectionLine line, const char *const *starts, guint n_starts)
{
  for (guint i = 0; i < n_starts; i++)
    if (has_start (line, starts[i]))
      return TRUE;
  return FALSE;
}

static guint
count_words (AttacheSectionLine line)
{
  guint n = 0;

  for (gsize i = 0; i < line.length; i++)
    n += line.at[i] != ' ' && (i == 0 || line.at[i - 1] == ' ');
  return n;
}

/* Up to eight words after "By", all of them capitalised but for joining ones. */
gboolean
attache_section_line_is_byline (AttacheSectionLine line)
{
  gboolean word_start = TRUE;

  if (line.length > 120 || line.length < 6 || g_ascii_strncasecmp (line.at, "by ", 3) != 0
      || count_words (line) > 9)
    return FALSE;
  if (has_end (line, "."))
    return FALSE;
  for (gsize i = 3; i < line.length; i++)
    {
      AttacheSectionLine rest = { line.at + i, line.length - i };

      if (word_start && g_ascii_islower (line.at[i]) && !has_start (rest, "and ")
          && !has_start (rest, "for ") && !has_start (rest, "in ") && !has_start (rest, "de ")
          && !has_start (rest, "van ") && !has_start (rest, "von ") && !has_start (rest, "al-")
          && !has_start (rest, "bin "))
        return FALSE;
      word_start = line.at[i] == ' ';
    }
  return g_ascii_isupper (line.at[3]) || (guchar) line.at[3] >= 0x80;
}

/* Signed by an agency after a full stop, a slash, a bar or within brackets: "… in Geneva. Reuters".
 */
static gboolean
is_signed (AttacheSectionLine line)
{
  AttacheSectionLine rest = line;

  if (has_end (rest, ")") || has_end (rest, "]"))
    rest.length--;
  for (guint i = 0; i < G_N_ELEMENTS (agencies); i++)
    {
      gsize n = strlen (agencies[i]);
      AttacheSectionLine before = { rest.at, rest.length - n };

      if (rest.length <= n + 3 || !has_end (rest, agencies[i]))
        continue;
      if (has_end (before, "/") || has_end (before, "| "))
        return TRUE;
      if (has_end (before, ". ") || has_end (before, "/ ") || has_end (before, "Photo: ")
          || has_end (before, "Photo by "))
        return TRUE;
      if (rest.length < line.length && (has_end (before, " (") || has_end (before, "[")))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_section_line_is_caption (AttacheSectionLine line)
{
  if (line.length > 600)
    return FALSE;
  return has_any_start (line, caption_starts, G_N_ELEMENTS (caption_starts))
         || (line.length < 400 && is_signed (line));
}

gboolean
attache_section_line_is_credit (AttacheSectionLine line)
{
  AttacheSectionLine rest = line;

  if (line.length > 300)
    return FALSE;
  if (has_any_start (line, credit_starts, G_N_ELEMENTS (credit_starts)))
    return TRUE;
  while (rest.length > 0 && strchr (").", rest.at[rest.length - 1]) != NULL)
    rest.length--;
  for (guint i = 0; i < G_N_ELEMENTS (credit_ends); i++)
    if (has_end (rest, credit_ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
attache_section_line_is_notice (AttacheSectionLine line)
{
  return line.length <= 200 && has_any_start (line, notice_starts, G_N_ELEMENTS (notice_starts));
}

gboolean
attache_section_line_is_sentence (AttacheSectionLine line)
{
  static const char *const closers[] = { "\"", "'", ")", "]", "}", "”", "’", "»" };
  static const char *const ends[] = { ".", "!", "?", "…", ":", ";", ",", "--", "—" };
  gboolean again = TRUE;

  while (again && line.length > 0)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (closers); i++)
        if (has_end (line, closers[i]))
          {
            line.length -= strlen (closers[i]);
            again = TRUE;
            break;
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (has_end (line, ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
attache_section_line_is_title_case (AttacheSectionLine line)
{
  guint long_words = 0, capitalised = 0;

  if (line.length > 220)
    return FALSE;
  for (gsize i = 0; i < line.length;)
    {
      gsize n = 0;

      while (i + n < line.length && line.at[i + n] != ' ')
        n++;
      if (n >= 4 && g_ascii_isalpha (line.at[i]))
        {
          long_words++;
          capitalised += g_ascii_isupper (line.at[i]);
        }
      i += n + 1;
    }
  return long_words >= 3 && capitalised * 4 >= long_words * 3;
}

static gsize
dash_length (AttacheSectionLine rest)
{
  static const char *const dashes[] = { "--", "–", "—", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (has_start (rest, dashes[i]))
      return strlen (dashes[i]);
  return 0;
}

/* After the dash: "[Text]", "[Report] [Name]" and white space. */
static gsize
skip_marks (AttacheSectionLine line, gsize i)
{
  for (;;)
    {
      gsize end;

      while (i < line.length && g_ascii_isspace (line.at[i]))
        i++;
      if (i >= line.length || line.at[i] != '[')
        return i;
      for (end = i; end < line.length && end < i + 60 && line.at[end] != ']';)
        end++;
      if (end >= line.length || line.at[end] != ']')
        return i;
      i = end + 1;
    }
}

/* PLACE, PLACE (AGENCY) - ; Place, 23 Aug 88 (Agency) -- [Text] ; PLACE, Sept. 13 —. */
gsize
attache_section_line_dateline (AttacheSectionLine line, gsize *date)
{
  gboolean bracketed = FALSE, numbered = FALSE, lower = FALSE;
  gsize comma = 0;

  if (line.length == 0 || g_ascii_islower (line.at[0]) || g_ascii_isdigit (line.at[0]))
    return 0;
  for (gsize i = 0; i < MIN (line.length, 100); i++)
    {
      char c = line.at[i];
      AttacheSectionLine rest = { line.at + i, line.length - i };
      gsize dash = i > 2 && (line.at[i - 1] == ' ' || line.at[i - 1] == ')') ? dash_length (rest)
                                                                             : 0;

      if (dash > 0 && (bracketed || (numbered && comma > 0) || (!lower && !numbered)))
        {
          *date = comma > 0 ? comma + 1 : 0;
          return skip_marks (line, i + dash);
        }
      if (dash > 0 || c == '"' || c == ';' || c == ':' || c == '?' || c == '!')
        return 0;
      if (c == '(')
        {
          const char *close = memchr (line.at + i, ')', MIN (line.length - i, 60));

          if (close == NULL)
            return 0;
          bracketed = TRUE;
          i = (gsize) (close - line.at);
          continue;
        }
      if (bracketed && c == ',')
        bracketed = FALSE; /* "Managua (Nicaragua), 27 Aug" */
      if (bracketed && c != ' ')
        return 0;
      if (g_ascii_isdigit (c) && !numbered && comma == 0)
        return 0;
      numbered |= g_ascii_isdigit (c);
      if (!numbered)
        lower |= g_ascii_islower (c) && comma == 0;
      if (c == ',' && !numbered)
        comma = i;
    }
  return 0;
}

gsize
attache_section_line_date_label (AttacheSectionLine line)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_labels); i++)
    {
      gsize n = strlen (date_labels[i]);

      if (line.length <= n + 1 || g_ascii_strncasecmp (line.at, date_labels[i], n) != 0)
        continue;
      if (line.at[n] != ':' && line.at[n] != ' ')
        continue;
      while (n < line.length && (line.at[n] == ':' || line.at[n] == ' '))
        n++;
      if (n + 3 < line.length
          && (g_ascii_strncasecmp (line.at + n, "on ", 3) == 0
              || g_ascii_strncasecmp (line.at + n, "at ", 3) == 0))
        n += 3;
      return n;
    }
  return 0;
}
