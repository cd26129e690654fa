/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which encoding bytes are in: a byte-order mark, then UTF-8 by its own shape, then the document's
 * word, then a guess between the two single-byte encodings that coverage of this field comes in.
 * Browsers decide in the same order but for the second step, which serves saved files better: a
 * page saved as UTF-8 often keeps its old label. */

#include "config.h"

#include "attache-encoding.h"

#include <string.h>

/* Enough of a file to judge it by. */
#define SAMPLE (64 * 1024)

#define REPLACEMENT "\xef\xbf\xbd"

/* What browsers take these labels for, where the system's converter takes them for less, for
 * another one or for nothing (WHATWG Encoding Standard, "Names and labels"). Lower case. */
static const char *
canonical_label (const char *label)
{
  static const struct
  {
    const char *label;
    const char *name;
  } labels[] = {
    { "iso-8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "latin-1", "windows-1252" },
    { "iso8859-1", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "ascii", "windows-1252" },
    { "cp1252", "windows-1252" },
    { "x-cp1252", "windows-1252" },
    { "x-cp1250", "windows-1250" },
    { "x-cp1251", "windows-1251" },
    { "iso-8859-9", "windows-1254" },
    { "iso-8859-8-i", "iso-8859-8" },
    { "iso-8859-11", "cp874" },
    { "tis-620", "cp874" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "x-gbk", "gb18030" },
    { "gb_2312-80", "gb18030" },
    { "chinese", "gb18030" },
    { "big5", "big5-hkscs" },
    { "x-x-big5", "big5-hkscs" },
    { "x-euc-jp", "euc-jp" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "x-sjis", "cp932" },
    { "euc-kr", "cp949" },
    { "ks_c_5601-1987", "cp949" },
    { "ksc5601", "cp949" },
    { "korean", "cp949" },
    { "windows-949", "cp949" },
    { "koi8_r", "koi8-r" },
    { "koi", "koi8-r" },
    { "x-mac-roman", "macintosh" },
    { "x-mac-cyrillic", "maccyrillic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (strcmp (label, labels[i].label) == 0)
        return labels[i].name;
    }
  return label;
}

/* Interned; NULL where the document tells none, or one that nobody knows. UTF-8 would have shown.
 */
static const char *
name_by_label (const char *label)
{
  g_autofree char *folded = label != NULL ? g_ascii_strdown (label, -1) : g_strdup ("");
  const char *name = canonical_label (folded);
  GIConv converter;

  /* behind a slash stand wishes to the converter */
  if (*name == '\0' || strchr (name, '/') != NULL || strcmp (name, "utf-8") == 0
      || strcmp (name, "utf8") == 0)
    return NULL;
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  return g_intern_string (name);
}

/* Western letters stand alone among ASCII ones; Cyrillic ones fill whole words. */
static const char *
guess_single_byte (const guint8 *data, gsize length)
{
  gsize n_high = 0;
  gsize n_in_run = 0;

  for (gsize i = 0; i < MIN (length, SAMPLE); i++)
    {
      if (data[i] < 0xc0)
        continue;
      n_high++;
      if ((i > 0 && data[i - 1] >= 0xc0) || (i + 1 < length && data[i + 1] >= 0xc0))
        n_in_run++;
    }
  return n_high > 0 && n_in_run * 10 >= n_high * 6 ? "windows-1251" : "windows-1252";
}

/* "UTF-16LE" or "UTF-16BE" where every other byte is NUL, as in European text without a mark; else
 * NULL. */
static const char *
guess_utf16 (const guint8 *data, gsize length)
{
  gsize n = MIN (length, SAMPLE) & ~(gsize) 1;
  gsize n_zero[2] = { 0, 0 };

  if (n < 8 || memchr (data, 0, n) == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    n_zero[i & 1] += data[i] == 0;
  if (n_zero[1] * 10 > n * 2 && n_zero[0] * 20 < n)
    return "UTF-16LE";
  if (n_zero[0] * 10 > n * 2 && n_zero[1] * 20 < n)
    return "UTF-16BE";
  return NULL;
}

static const char *
name_by_mark (const guint8 *data, gsize length, gsize *n_mark)
{
  *n_mark = 3;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";
  *n_mark = 2;
  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return "UTF-16LE";
  if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return "UTF-16BE";
  *n_mark = 0;
  return NULL;
}

/* Behind the ASCII characters at @p, eight at a time: they are nearly all of most files. */
static const char *
skip_ascii (const char *p, const char *end)
{
  guint64 eight;

  while (end - p >= (gssize) sizeof eight)
    {
      memcpy (&eight, p, sizeof eight);
      if (eight & G_GUINT64_CONSTANT (0x8080808080808080))
        break;
      p += sizeof eight;
    }
  while (p < end && (guchar) *p < 0x80)
    p++;
  return p;
}

/* Behind the valid UTF-8 at @p; NULs are valid. */
static const char *
skip_valid (const char *p, const char *end)
{
  while ((p = skip_ascii (p, end)) < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      p = g_utf8_next_char (p);
    }
  return p;
}

static void
append_valid_utf8 (GString *out, const char *data, gsize length, guint *n_replaced)
{
  const char *end = data + length;

  while (data < end)
    {
      const char *stop = skip_valid (data, end);

      g_string_append_len (out, data, stop - data);
      data = stop;
      if (stop == end)
        break;
      g_string_append (out, REPLACEMENT);
      (*n_replaced)++;
      data++;
    }
}

/* FALSE where the system knows no such encoding. A byte that means nothing becomes U+FFFD. */
static gboolean
append_converted (GString *out, const char *from, const guint8 *data, gsize length,
                  guint *n_replaced)
{
  GIConv converter = g_iconv_open ("UTF-8", from);
  char *in = (char *) data;
  gsize in_left = length;

  if (converter == (GIConv) -1)
    return FALSE;
  while (in_left > 0)
    {
      char buffer[16 * 1024];
      char *to = buffer;
      gsize to_left = sizeof buffer;
      gsize rc = g_iconv (converter, &in, &in_left, &to, &to_left);

      g_string_append_len (out, buffer, to - buffer);
      if (rc == (gsize) -1 && to == buffer && in_left > 0)
        {
          g_string_append (out, REPLACEMENT);
          (*n_replaced)++;
          in++;
          in_left--;
        }
    }
  g_iconv_close (converter);
  return TRUE;
}

/* A NUL in a text would end it for half of the world's libraries. */
static void
replace_nuls (GString *text, guint *n_replaced)
{
  g_autofree char *old = g_memdup2 (text->str, text->len + 1);
  gsize length = text->len;

  g_string_truncate (text, 0);
  for (gsize at = 0; at <= length; at += strlen (old + at) + 1)
    {
      g_string_append (text, old + at);
      if (at + strlen (old + at) == length)
        break;
      g_string_append (text, REPLACEMENT);
      (*n_replaced)++;
    }
}

static void
convert (const char *name, const guint8 *data, gsize length, AttacheDecoded *decoded)
{
  GString *out = g_string_sized_new (length + length / 8 + 1);

  decoded->n_replaced = 0;
  decoded->name = name;
  if (g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "UTF8") == 0
      || !append_converted (out, name, data, length, &decoded->n_replaced))
    append_valid_utf8 (out, (const char *) data, length, &decoded->n_replaced);
  if (strlen (out->str) != out->len)
    replace_nuls (out, &decoded->n_replaced);
  decoded->length = out->len;
  decoded->utf8 = g_string_free (out, FALSE);
}

/* Also where single bytes of a long UTF-8 file are broken: a cut or a mixed file is still UTF-8. */
static gboolean
is_mostly_utf8 (const guint8 *data, gsize length)
{
  const char *p = (const char *) data;
  const char *end = p + length;
  gsize n_good = 0;
  gsize n_bad = 0;

  while ((p = skip_ascii (p, end)) < end)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_bad++;
          p++;
          continue;
        }
      n_good++;
      p = g_utf8_next_char (p);
    }
  return n_bad * 4 <= n_good;
}

void
attache_encoding_decode (const guint8 *data, gsize length, const char *label,
                         AttacheDecoded *decoded)
{
  gsize n_mark;
  const char *name;

  g_return_if_fail (decoded != NULL);

  if (data == NULL)
    data = (const guint8 *) "";
  name = name_by_mark (data, length, &n_mark);
  decoded->basis = ATTACHE_ENCODING_BY_MARK;
  if (name == NULL)
    {
      decoded->basis = ATTACHE_ENCODING_BY_CONTENT;
      name = guess_utf16 (data, length);
    }
  if (name == NULL && is_mostly_utf8 (data, length))
    name = "UTF-8";
  if (name == NULL)
    {
      decoded->basis = ATTACHE_ENCODING_BY_LABEL;
      name = name_by_label (label);
    }
  if (name == NULL)
    {
      decoded->basis = ATTACHE_ENCODING_BY_GUESS;
      name = guess_single_byte (data, length);
    }
  convert (name, data + n_mark, length - n_mark, decoded);
}

gunichar
attache_encoding_read_reference (gunichar c)
{
  /* From 0x80; those five that windows-1252 leaves open stay. */
  static const gunichar meant[] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178
  };

  return c >= 0x80 && c < 0x80 + G_N_ELEMENTS (meant) ? meant[c - 0x80] : c;
}

gboolean
attache_encoding_is_binary (const guint8 *data, gsize length)
{
  gsize n_mark;
  gsize n = MIN (length, SAMPLE);
  gsize n_control = 0;

  if (name_by_mark (data, length, &n_mark) != NULL || guess_utf16 (data, length) != NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (data[i] == 0)
        return TRUE;
      n_control += data[i] < 0x20 && strchr ("\t\n\r\f\v\x1a\x1b\b", data[i]) == NULL;
    }
  return n_control * 20 > n;
}
