/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A message is a head and a body; a multipart body is messages between boundary lines. Written for
 * bytes that lie: a missing boundary ends at the end, a bad encoding gives what it gives. */

#include "config.h"

#include "attache-mime.h"

#include <string.h>

#include "attache-encoding.h"

#define MAX_DEPTH 8
#define MAX_PARTS 1000
#define MAX_HEADER (16 * 1024)

void
attache_mime_part_init (AttacheMimePart *part, const char *data, gsize length)
{
  const char *end = data + length;

  *part = (AttacheMimePart){ data, length, end, 0 };
  for (const char *p = data; p < end; p++)
    {
      p = memchr (p, '\n', end - p);
      if (p == NULL)
        return;
      if (p + 1 < end && (p[1] == '\n' || (p[1] == '\r' && p + 2 < end && p[2] == '\n')))
        {
          part->head_length = p + 1 - data;
          part->body = p + (p[1] == '\n' ? 2 : 3);
          part->body_length = end - part->body;
          return;
        }
    }
}

/* "=?utf-8?Q?…?=" one after another; the white space between two of them is no text. */
static char *
decode_words (const char *value)
{
  GString *out = g_string_new (NULL);
  gboolean after_word = FALSE;

  while (*value != '\0')
    {
      g_auto (GStrv) fields = NULL;
      const char *end = NULL;

      if (g_str_has_prefix (value, "=?"))
        fields = g_strsplit (value + 2, "?", 4);
      if (fields != NULL && g_strv_length (fields) == 4 && *fields[3] == '=')
        end = value + 2 + strlen (fields[0]) + strlen (fields[1]) + strlen (fields[2]) + 4;
      if (end != NULL)
        {
          AttacheMimePart word = { .body = fields[2], .body_length = strlen (fields[2]) };
          AttacheDecoded decoded;
          gsize n = word.body_length;
          g_autofree guchar *bytes = NULL;

          if (g_ascii_tolower (*fields[1]) == 'b')
            bytes = g_base64_decode (fields[2], &n);
          else
            {
              g_autoptr (GString) quoted = g_string_new (NULL);

              for (const char *p = fields[2]; *p != '\0'; p++)
                {
                  if (*p == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
                    {
                      g_string_append_c (quoted, g_ascii_xdigit_value (p[1]) * 16
                                                     + g_ascii_xdigit_value (p[2]));
                      p += 2;
                    }
                  else
                    g_string_append_c (quoted, *p == '_' ? ' ' : *p);
                }
              n = quoted->len;
              bytes = g_memdup2 (quoted->str, n);
            }
          attache_encoding_decode (bytes, n, fields[0], &decoded);
          g_string_append (out, decoded.utf8);
          g_free (decoded.utf8);
          value = end;
          after_word = TRUE;
          continue;
        }
      if (after_word && g_ascii_isspace (*value)
          && g_str_has_prefix (value + strspn (value, " \t"), "=?"))
        {
          value += strspn (value, " \t");
          continue;
        }
      after_word = FALSE;
      g_string_append_c (out, *value++);
    }
  return g_string_free (out, FALSE);
}

/* Transfer full, nullable: as it stands, unfolded. */
static char *
dup_raw_header (const AttacheMimePart *part, const char *name)
{
  gsize n = strlen (name);
  const char *end = part->head + part->head_length;

  for (const char *p = part->head; p < end;)
    {
      const char *newline = memchr (p, '\n', end - p);
      const char *stop = newline != NULL ? newline : end;

      while (stop < end && stop + 1 < end && (stop[1] == ' ' || stop[1] == '\t'))
        {
          newline = memchr (stop + 1, '\n', end - stop - 1);
          stop = newline != NULL ? newline : end;
        }
      if ((gsize) (stop - p) > n && g_ascii_strncasecmp (p, name, n) == 0 && p[n] == ':')
        {
          char *value = g_strndup (p + n + 1, MIN (stop - p - n - 1, MAX_HEADER));

          g_strdelimit (value, "\r\n\t", ' ');
          return g_strstrip (value);
        }
      p = stop + 1;
    }
  return NULL;
}

char *
attache_mime_part_dup_header (const AttacheMimePart *part, const char *name)
{
  g_autofree char *raw = dup_raw_header (part, name);
  g_autofree char *words = raw != NULL ? decode_words (raw) : NULL;

  return words != NULL ? g_utf8_make_valid (words, -1) : NULL;
}

char *
attache_mime_part_dup_parameter (const AttacheMimePart *part, const char *header,
                                 const char *parameter)
{
  g_autofree char *raw = dup_raw_header (part, header);
  gsize n = strlen (parameter);

  for (const char *p = raw != NULL ? strchr (raw, ';') : NULL; p != NULL; p = strchr (p, ';'))
    {
      p++;
      p += strspn (p, " ");
      if (g_ascii_strncasecmp (p, parameter, n) != 0 || p[n + strspn (p + n, " ")] != '=')
        continue;
      p = strchr (p, '=') + 1;
      p += strspn (p, " ");
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));
      return g_strndup (p, strcspn (p, "; "));
    }
  return NULL;
}

gboolean
attache_mime_part_has_type (const AttacheMimePart *part, const char *type)
{
  g_autofree char *value = dup_raw_header (part, "content-type");

  return g_ascii_strncasecmp (value != NULL ? value : "text/plain", type, strlen (type)) == 0;
}

static void
decode_quoted_printable (const AttacheMimePart *part, GByteArray *out)
{
  const char *end = part->body + part->body_length;

  for (const char *p = part->body; p < end; p++)
    {
      guint8 byte = *p;

      if (*p == '=' && p + 2 < end && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          byte = g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]);
          p += 2;
        }
      else if (*p == '=' && p + 1 < end && p[1] == '\n')
        {
          p++;
          continue;
        }
      else if (*p == '=' && p + 2 < end && p[1] == '\r' && p[2] == '\n')
        {
          p += 2;
          continue;
        }
      g_byte_array_append (out, &byte, 1);
    }
}

GByteArray *
attache_mime_part_decode (const AttacheMimePart *part)
{
  g_autofree char *encoding = dup_raw_header (part, "content-transfer-encoding");
  GByteArray *out = g_byte_array_new ();

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    {
      g_autofree char *text = g_strndup (part->body, part->body_length);
      gsize n;
      g_autofree guchar *bytes = g_base64_decode (text, &n);

      g_byte_array_append (out, bytes, n);
    }
  else if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    decode_quoted_printable (part, out);
  else
    g_byte_array_append (out, (const guint8 *) part->body, part->body_length);
  return out;
}

/* The next line that begins with "--boundary" at or behind @p, or @end. */
static const char *
find_boundary (const char *start, const char *p, const char *end, const char *boundary)
{
  gsize n = strlen (boundary);

  while (p < end && (p = memchr (p, '-', end - p)) != NULL)
    {
      if ((p == start || p[-1] == '\n') && (gsize) (end - p) >= n + 2 && p[1] == '-'
          && memcmp (p + 2, boundary, n) == 0)
        return p;
      p++;
    }
  return end;
}

static gboolean
find_leaf (const AttacheMimePart *part, const char *type, guint depth, guint *n_parts,
           AttacheMimePart *found)
{
  g_autofree char *boundary = NULL;
  g_autofree char *disposition = NULL;
  const char *end = part->body + part->body_length;
  const char *p;

  if (depth > MAX_DEPTH || ++*n_parts > MAX_PARTS)
    return FALSE;
  disposition = dup_raw_header (part, "content-disposition");
  if (disposition != NULL && g_ascii_strncasecmp (disposition, "attachment", 10) == 0)
    return FALSE;
  if (!attache_mime_part_has_type (part, "multipart/"))
    {
      if (attache_mime_part_has_type (part, type))
        *found = *part;
      return attache_mime_part_has_type (part, type);
    }
  boundary = attache_mime_part_dup_parameter (part, "content-type", "boundary");
  if (boundary == NULL || *boundary == '\0')
    return FALSE;
  p = find_boundary (part->body, part->body, end, boundary);
  while (p < end)
    {
      const char *start = memchr (p, '\n', end - p);
      AttacheMimePart inner;

      if (start == NULL)
        return FALSE;
      start++;
      p = find_boundary (part->body, start, end, boundary);
      attache_mime_part_init (&inner, start, p - start);
      if (find_leaf (&inner, type, depth + 1, n_parts, found))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_mime_part_find (const AttacheMimePart *part, const char *type, AttacheMimePart *found)
{
  guint n_parts = 0;

  return find_leaf (part, type, 0, &n_parts, found);
}
