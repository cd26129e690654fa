/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds a date in a string by the shapes that dates are written in: year first, day first, month
 * first, with figures or with a month's name; then the time of day, if it follows. A small
 * hand-made scanner, since these strings come by the thousand. */

#include "config.h"

#include "attache-import-date.h"

#include <string.h>

#include "attache-civil.h"

typedef struct
{
  const char *start;
  const char *p;
  const char *end;
  gboolean month_first;
} Scanner;

/* Up to @max digits; -1, and nothing read, where there are none or more than @max. */
static gint
read_number (Scanner *self, guint min, guint max)
{
  const char *p = self->p;
  gint number = 0;
  guint n = 0;

  for (; p < self->end && g_ascii_isdigit (*p) && n <= max; p++, n++)
    number = number * 10 + (*p - '0');
  if (n < min || n > max)
    return -1;
  self->p = p;
  return number;
}

static gboolean
read_char (Scanner *self, char c)
{
  if (self->p >= self->end || *self->p != c)
    return FALSE;
  self->p++;
  return TRUE;
}

/* Spaces of all kinds, commas and stops. */
static void
skip_gap (Scanner *self, const char *also)
{
  while (self->p < self->end)
    {
      gunichar c = g_utf8_get_char (self->p);

      if (!g_unichar_isspace (c) && (c >= 0x80 || c == 0 || strchr (also, (int) c) == NULL))
        return;
      self->p = g_utf8_next_char (self->p);
    }
}

static gsize
word_length (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - start;
}

static gboolean
skip_word (Scanner *self, const char *const *words, guint n_words)
{
  gsize length = word_length (self->p, self->end);

  for (guint i = 0; i < n_words; i++)
    {
      if (strlen (words[i]) == length && g_ascii_strncasecmp (self->p, words[i], length) == 0)
        {
          self->p += length;
          return TRUE;
        }
    }
  return FALSE;
}

static gint
read_month_name (Scanner *self)
{
  gsize length = word_length (self->p, self->end);
  gint month = attache_import_date_month (self->p, length);

  if (month > 0)
    self->p += length;
  return month;
}

static gboolean
accept_day (AttacheImportDate *date, gint year, gint month, gint day)
{
  AttacheCivilDate civil = { year, month, day };

  if (year < 1900 || year > 2099 || !attache_civil_is_valid (civil))
    return FALSE;
  date->instant = attache_civil_instant (civil, 0, 0, 0);
  date->precision = ATTACHE_PRECISION_DAY;
  return TRUE;
}

static gboolean
read_sign (Scanner *self, const char *sign)
{
  const gsize n = strlen (sign);

  if ((gsize) (self->end - self->p) < n || memcmp (self->p, sign, n) != 0)
    return FALSE;
  self->p += n;
  return TRUE;
}

/* Behind the year: 年9月27日 and, as Factiva writes it, " 年 9 月 27 日"; the same in Korean. */
static gboolean
read_signed (Scanner *self, gint year, AttacheImportDate *date)
{
  static const char *const signs[][3] = { { "年", "月", "日" }, { "년", "월", "일" } };
  Scanner at = *self;
  gint month;
  gint day;

  skip_gap (&at, "");
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (!read_sign (&at, signs[i][0]))
        continue;
      skip_gap (&at, "");
      month = read_number (&at, 1, 2);
      skip_gap (&at, "");
      if (month < 0 || !read_sign (&at, signs[i][1]))
        return FALSE;
      skip_gap (&at, "");
      day = read_number (&at, 1, 2);
      *self = at;
      skip_gap (&at, "");
      if (read_sign (&at, signs[i][2]))
        *self = at;
      return day > 0 && accept_day (date, year, month, day);
    }
  return FALSE;
}

/* 2022-09-27 2022/09/27 2022.9.27 20220927, 2022. szeptember 27. and 2022年9月27日 */
static gboolean
read_year_first (Scanner *self, AttacheImportDate *date)
{
  gint number = read_number (self, 8, 8);
  gint year;
  gint month;
  gint day;
  char separator;

  if (number > 0)
    return accept_day (date, number / 10000, number / 100 % 100, number % 100);
  year = read_number (self, 4, 4);
  if (year < 0 || self->p >= self->end)
    return FALSE;
  if (read_signed (self, year, date))
    return TRUE;
  separator = *self->p;
  if (strchr ("-/.", separator) == NULL || !read_char (self, separator))
    return FALSE;
  month = read_number (self, 1, 2);
  if (month < 0)
    {
      skip_gap (self, "");
      month = read_month_name (self);
      skip_gap (self, "-");
    }
  else if (!read_char (self, separator))
    return FALSE;
  day = read_number (self, 1, 2);
  return day > 0 && accept_day (date, year, month, day);
}

/* 27.09.2022 27/9/22 27-09-2022 and, where the month comes first, 9/27/2022 */
static gboolean
read_figures (Scanner *self, AttacheImportDate *date)
{
  gint first = read_number (self, 1, 2);
  char separator = self->p < self->end ? *self->p : '\0';
  gint second;
  gint year;

  if (first < 0 || separator == '\0' || strchr ("./-", separator) == NULL)
    return FALSE;
  self->p++;
  if (separator == '.')
    skip_gap (self, "");
  second = read_number (self, 1, 2);
  if (second < 0 || !read_char (self, separator))
    return FALSE;
  if (separator == '.')
    skip_gap (self, "");
  year = read_number (self, 4, 4);
  if (year < 0 && (year = read_number (self, 2, 2)) >= 0)
    year += 2000;
  if (year < 0)
    return FALSE;
  if (second > 12 || (first <= 12 && self->month_first && separator != '.'))
    return accept_day (date, year, first, second);
  return accept_day (date, year, second, first);
}

/* 27 September 2022, 27. September 2022, 27th of Sept. 2022, 27 de septiembre de 2022, 27-Sep-2022
 */
static gboolean
read_day_first (Scanner *self, AttacheImportDate *date)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "o", "a", "e" };
  static const char *const little[] = { "de", "of", "del", "d", "do" };
  gint day = read_number (self, 1, 2);
  gint month;
  gint year;

  if (day < 1 || day > 31)
    return FALSE;
  skip_word (self, endings, G_N_ELEMENTS (endings));
  skip_gap (self, ".,-/");
  if (skip_word (self, little, G_N_ELEMENTS (little)))
    skip_gap (self, "");
  month = read_month_name (self);
  if (month == 0)
    return FALSE;
  skip_gap (self, ".,-/'");
  if (skip_word (self, little, G_N_ELEMENTS (little)))
    skip_gap (self, "");
  year = read_number (self, 4, 4);
  return year > 0 && accept_day (date, year, month, day);
}

/* September 27, 2022 and Sept. 27th 2022 */
static gboolean
read_month_first (Scanner *self, AttacheImportDate *date)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  gint month = read_month_name (self);
  gint day;
  gint year;

  if (month == 0)
    return FALSE;
  skip_gap (self, ".");
  day = read_number (self, 1, 2);
  if (day < 1)
    return FALSE;
  skip_word (self, endings, G_N_ELEMENTS (endings));
  skip_gap (self, ".,");
  year = read_number (self, 4, 4);
  return year > 0 && accept_day (date, year, month, day);
}

/* AM and PM in English; the rest count to 24. */
static gint
read_half_of_day (Scanner *self, gint hour)
{
  const char *start = self->p;
  gboolean pm;

  skip_gap (self, "");
  if (self->p >= self->end || strchr ("aApP", *self->p) == NULL)
    {
      self->p = start;
      return hour;
    }
  pm = g_ascii_tolower (*self->p) == 'p';
  self->p++;
  read_char (self, '.');
  if (!read_char (self, 'm') && !read_char (self, 'M'))
    {
      self->p = start;
      return hour;
    }
  return hour % 12 + (pm ? 12 : 0);
}

/* Behind the date: "T14:05:00+04:00", " 14:05", ", 2:05 PM", " at 14.05", " um 14:05 Uhr", " -
 * 14h05" */
static void
read_time_of_day (Scanner *self, AttacheImportDate *date)
{
  static const char *const little[] = { "T",       "at",        "um",       "à",      "a",
                                        "las",     "alle",      "ore",      "kl",     "om",
                                        "o",       "godz",      "og",       "в",      "Monday",
                                        "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
                                        "Sunday" };
  Scanner at = *self;
  gint hour;
  gint minute;
  gint second = 0;

  skip_gap (&at, ",-|.");
  for (guint i = 0; i < 2 && skip_word (&at, little, G_N_ELEMENTS (little)); i++)
    skip_gap (&at, ".");
  hour = read_number (&at, 6, 6);
  if (hour >= 0 && hour / 10000 < 24 && hour / 100 % 100 < 60 && hour % 100 < 60)
    {
      date->instant += ((gint64) (hour / 10000 * 60 + hour / 100 % 100) * 60 + hour % 100)
                       * G_USEC_PER_SEC;
      date->precision = ATTACHE_PRECISION_MINUTE;
      *self = at;
      return;
    }
  hour = read_number (&at, 1, 2);
  if (hour < 0 || hour > 24
      || !(read_char (&at, ':') || read_char (&at, 'h') || read_char (&at, '.')))
    return;
  minute = read_number (&at, 2, 2);
  if (minute < 0 || minute > 59)
    return;
  if (at.p + 2 < at.end && *at.p == ':' && g_ascii_isdigit (at.p[1]))
    {
      at.p++;
      second = read_number (&at, 2, 2);
    }
  hour = read_half_of_day (&at, hour);
  if (hour > 23 || second < 0 || second > 59)
    return;
  date->instant += ((gint64) (hour * 60 + minute) * 60 + second) * G_USEC_PER_SEC;
  date->precision = ATTACHE_PRECISION_MINUTE;
  *self = at;
}

static gboolean
read_any (Scanner *self, AttacheImportDate *date)
{
  typedef gboolean (*Shape) (Scanner *, AttacheImportDate *);
  static const Shape with_figures[] = { read_year_first, read_figures, read_day_first };
  static const Shape with_words[] = { read_month_first };
  gboolean is_figure = g_ascii_isdigit (*self->p);
  const Shape *shapes = is_figure ? with_figures : with_words;
  guint n_shapes = is_figure ? G_N_ELEMENTS (with_figures) : G_N_ELEMENTS (with_words);

  for (guint i = 0; i < n_shapes; i++)
    {
      Scanner at = *self;

      if (shapes[i](&at, date) && (at.p >= at.end || !g_ascii_isdigit (*at.p)))
        {
          date->start = self->p - self->start;
          read_time_of_day (&at, date);
          date->end = at.p - self->start;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
attache_import_date_find (const char *string, gssize length, gboolean month_first,
                          AttacheImportDate *date)
{
  Scanner self = { string, string, NULL, month_first };
  AttacheImportDate found;

  g_return_val_if_fail (string != NULL && date != NULL, FALSE);

  self.end = string + (length < 0 ? strlen (string) : (gsize) length);
  while (self.p < self.end)
    {
      gboolean is_figure = g_ascii_isdigit (*self.p);
      gunichar c = g_utf8_get_char (self.p);

      if (!is_figure && !g_unichar_isalpha (c))
        {
          self.p = g_utf8_next_char (self.p);
          continue;
        }
      if (read_any (&self, &found))
        {
          *date = found;
          return TRUE;
        }
      if (is_figure)
        while (self.p < self.end && g_ascii_isdigit (*self.p))
          self.p++;
      else
        self.p += word_length (self.p, self.end);
    }
  return FALSE;
}

gboolean
attache_import_date_parse (const char *string, gboolean month_first, AttacheImportDate *date)
{
  gsize n_digits;
  gint64 number;

  g_return_val_if_fail (string != NULL && date != NULL, FALSE);

  while (g_ascii_isspace (*string))
    string++;
  n_digits = strspn (string, "0123456789");
  if ((n_digits != 10 && n_digits != 13)
      || string[n_digits + strspn (string + n_digits, " \n")] != '\0')
    return attache_import_date_find (string, -1, month_first, date);
  number = g_ascii_strtoll (string, NULL, 10);
  date->instant = n_digits == 13 ? number * 1000 : number * G_USEC_PER_SEC;
  date->precision = ATTACHE_PRECISION_MINUTE;
  date->start = 0;
  date->end = n_digits;
  return TRUE;
}
