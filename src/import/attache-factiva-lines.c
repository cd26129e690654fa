/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of lines are known by their shape, in the nine languages that Factiva's pages come in.
 */

#include "config.h"

#include "attache-factiva-lines.h"

#include <string.h>

#include "attache-import-date.h"

/* The shortest number of a document behind a word that is known. */
#define MIN_NUMBER 18

/* A number as Factiva gives them: a code and zeros (8), the day (8), a letter and figures (9). */
#define NUMBER 25

/* How long the name of a publisher may be, in bytes and words. */
#define MAX_PUBLISHER 100
#define MAX_PUBLISHER_WORDS 10

static const char *const codes[] = { "SE", "HD", "CR",  "BY", "WC", "PD",  "ET",  "SN",  "SC",
                                     "ED", "PG", "VOL", "LA", "CY", "LP",  "TD",  "CT",  "ART",
                                     "RF", "CO", "IN",  "NS", "RE", "IPC", "IPD", "PUB", "AN" };

const char *
attache_factiva_trim (const char *line)
{
  while (*line == ' ' || *line == '\t' || g_str_has_prefix (line, "\xc2\xa0"))
    line += *line == '\xc2' ? 2 : 1;
  return line;
}

const char *
attache_factiva_find_code (const char *line, gboolean loose, const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gsize n = strlen (codes[i]);

      if (strncmp (line, codes[i], n) != 0)
        continue;
      if (line[n] == '\0' || line[n] == '\t' || g_str_has_prefix (line + n, "\xc2\xa0")
          || (line[n] == ' ' && (loose || line[n + 1] == ' ' || line[n + 1] == '\0')))
        {
          *value = attache_factiva_trim (line + n);
          return codes[i];
        }
    }
  return NULL;
}

/* "ZNDA000020220914ei9e00001": the day stands in it. */
static gboolean
is_number (const char *token, gsize n)
{
  gint month;
  gint day;

  if (n != NUMBER || !g_ascii_isalpha (token[0]) || strspn (token + 8, "0123456789") < 8
      || (token[8] != '1' && token[8] != '2'))
    return FALSE;
  month = (token[12] - '0') * 10 + token[13] - '0';
  day = (token[14] - '0') * 10 + token[15] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

gboolean
attache_factiva_is_end (const char *line)
{
  static const char *const words[] = { "Document", "Dokument", "Documento", "Документ",
                                       "文書",     "文档",     "文件" };
  const char *number;
  gsize n_word;
  gsize n;

  if (g_str_has_prefix (line, "AN"))
    line = attache_factiva_trim (line + 2);
  n_word = strcspn (line, " \t0123456789");
  number = attache_factiva_trim (line + n_word);
  if (n_word == 0 || number == line + n_word)
    return FALSE;
  for (n = 0; g_ascii_isalnum (number[n]); n++)
    ;
  if (*attache_factiva_trim (number + n) != '\0')
    return FALSE;
  if (is_number (number, n))
    return TRUE;
  for (guint i = 0; n >= MIN_NUMBER && i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i]) == n_word && strncmp (line, words[i], n_word) == 0)
        return strpbrk (number, "0123456789") != NULL;
    }
  return FALSE;
}

gboolean
attache_factiva_is_length (const char *line)
{
  gsize n = strspn (line, "0123456789,.");
  const char *word = attache_factiva_trim (line + n);

  return n > 0 && g_ascii_isdigit (line[0]) && word != line + n && *word != '\0'
         && strpbrk (word, " \t0123456789:") == NULL && strlen (word) < 30;
}

gboolean
attache_factiva_is_date (const char *line)
{
  AttacheImportDate date;

  return *line != '\0' && strlen (line) < 40 && attache_import_date_find (line, -1, FALSE, &date)
         && date.start == 0 && date.end == strlen (line);
}

gboolean
attache_factiva_is_time (const char *line)
{
  gsize n = strspn (line, "0123456789");

  return n > 0 && n < 3 && line[n] == ':' && g_ascii_isdigit (line[n + 1]) && strlen (line) < 20;
}

gboolean
attache_factiva_is_copyright (const char *line)
{
  static const char *const beginnings[] = { "(c)", "©", "copyright", "all rights", "alle rechte" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      if (g_ascii_strncasecmp (line, beginnings[i], strlen (beginnings[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_factiva_is_source_code (const char *line)
{
  gsize n = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  return n > 1 && n < 9 && line[n] == '\0';
}

/* "Zenda Press Limited", by what such names end with. */
static gboolean
is_company (const char *word)
{
  static const char *const forms[] = { "ltd",         "ltd.", "limited", "inc",  "inc.",
                                       "llc",         "plc",  "gmbh",    "ag",   "se",
                                       "kg",          "co.",  "company", "corp", "corp.",
                                       "corporation", "s.a.", "s.p.a.",  "spa",  "b.v.",
                                       "bv",          "ab",   "as",      "a/s",  "oy" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      if (g_ascii_strcasecmp (word, forms[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_factiva_is_publisher (const char *line, const char *copyright)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *owner = NULL;
  guint n_words;
  guint n_known = 0;
  gsize length = strlen (line);

  if (length < 4 || length > MAX_PUBLISHER || strpbrk (line, ":;!?\"") != NULL)
    return FALSE;
  words = g_strsplit (line, " ", -1);
  n_words = g_strv_length (words);
  if (n_words > MAX_PUBLISHER_WORDS)
    return FALSE;
  if (is_company (words[n_words - 1]))
    return TRUE;
  if (copyright == NULL || line[length - 1] == '.')
    return FALSE;
  owner = g_utf8_casefold (copyright, -1);
  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);

      /* "Zenda Post Digital (Full Text)" */
      if (*word == '(')
        n_words = i;
      else if (strlen (word) > 2 && strstr (owner, word) != NULL)
        n_known++;
    }
  return n_words > 0 && 2 * n_known >= n_words;
}
