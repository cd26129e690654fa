/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts brackets and finds escapes; it does not care whether the JSON is sound. */

#include "config.h"

#include "attache-json-scan.h"

#include <string.h>

gboolean
attache_json_scan_is_shallow (const char *json, gsize length, guint max_depth)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '[' || c == '{') && ++depth > max_depth)
        return FALSE;
      else if (!in_string && (c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* Where outside of strings one of @stops stands that no bracket of @json encloses; @length where
 * none does. What line ends there are is blanked out, where @blanked is given. */
static gsize
find_outside (const char *json, gsize length, gsize i, const char *stops, char *blanked)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (; i < length; i++)
    {
      const char c = json[i];

      if (blanked != NULL && (c == '\n' || c == '\r'))
        blanked[i] = ' ';
      if (in_string && c == '\\' && i + 1 < length && json[i + 1] != '\n')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string || c == '\0')
        continue;
      else if (depth == 0 && strchr (stops, c) != NULL)
        return i;
      else if (c == '[' || c == '{')
        depth++;
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return length;
}

gsize
attache_json_scan_measure_element (const char *json, gsize length)
{
  const gsize comma = find_outside (json, length, 0, ",", NULL);

  return comma < length ? comma + 1 : 0;
}

void
attache_json_scan_write_lines (char *json, gsize length)
{
  for (gsize i = 0; (i = find_outside (json, length, i, ",]", json)) < length; i++)
    json[i] = json[i] == ',' ? '\n' : ' ';
}

/* The unit of UTF-16 that "\uXXXX" at @i stands for; -1 where there is no such escape. */
static gint
escaped_unit (const char *json, gsize length, gsize i)
{
  gint unit = 0;

  if (i + 6 > length || json[i] != '\\' || json[i + 1] != 'u')
    return -1;
  for (gsize j = i + 2; j < i + 6; j++)
    {
      if (!g_ascii_isxdigit (json[j]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (json[j]);
    }
  return unit;
}

static gboolean
is_half (gint unit, gint first)
{
  return unit >= first && unit < first + 0x400;
}

guint
attache_json_scan_replace_escapes (char *json, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      gint unit;

      if (json[i] != '\\')
        continue;
      unit = escaped_unit (json, length, i);
      /* What JSON does not know the parser reads as C does: bytes in octal, half a pair. */
      if (strchr ("\"\\/bfnrtu", json[i + 1]) == NULL || (unit < 0 && json[i + 1] == 'u'))
        {
          json[i] = '?';
          n++;
        }
      else if (is_half (unit, 0xd800) && is_half (escaped_unit (json, length, i + 6), 0xdc00))
        i += 6;
      else if (unit == 0 || is_half (unit, 0xd800) || is_half (unit, 0xdc00))
        {
          memcpy (json + i + 2, "fffd", 4);
          n++;
        }
      i++;
    }
  return n;
}
