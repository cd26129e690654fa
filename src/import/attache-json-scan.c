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

guint
attache_json_scan_replace_nuls (char *json, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i + 5 < length; i++)
    {
      if (json[i] != '\\')
        continue;
      if (memcmp (json + i + 1, "u0000", 5) == 0)
        {
          memcpy (json + i + 1, "ufffd", 5);
          n++;
        }
      i++;
    }
  return n;
}
