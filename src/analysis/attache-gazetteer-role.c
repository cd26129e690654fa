/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who held which office when: the dated roles of a gazetteer's actor, read when they are asked for.
 */

#include "config.h"

#include "attache-gazetteer.h"

#include "attache-civil.h"

#include <string.h>

/* A date of the roles column, padded to a day: "2023-03" as an end is the month's last. */
static gint64
read_role_date (const char *date, gsize length, gboolean is_end)
{
  AttacheCivilDate civil = { 0, 1, 1 };
  g_autofree char *copy = g_strndup (date, length);
  g_auto (GStrv) parts = g_strsplit (copy, "-", 3);
  guint n = g_strv_length (parts);

  if (n == 0 || *parts[0] == '\0')
    return is_end ? G_MAXINT64 : G_MININT64 + 1;
  civil.year = (gint) g_ascii_strtoll (parts[0], NULL, 10) + (n == 1 && is_end);
  civil.month = n > 1 ? (gint) g_ascii_strtoll (parts[1], NULL, 10) + (n == 2 && is_end) : 1;
  civil.day = n > 2 ? (gint) g_ascii_strtoll (parts[2], NULL, 10) + (is_end != FALSE) : 1;
  return attache_civil_instant (civil, 0, 0, 0);
}

static gboolean
role_holds (const char *role, gsize length, gint64 instant, gsize *words)
{
  const char *dots = g_strstr_len (role, (gssize) length, "..");
  const char *space = memchr (role, ' ', length);

  *words = 0;
  if (dots == NULL || space == NULL || dots > space)
    return TRUE;
  *words = (gsize) (space + 1 - role);
  return instant == ATTACHE_TIME_UNKNOWN
         || (read_role_date (role, (gsize) (dots - role), FALSE) <= instant
             && instant < read_role_date (dots + 2, (gsize) (space - dots - 2), TRUE));
}

char *
attache_gazetteer_dup_role (const AttacheGazetteer *gazetteer, guint actor, gint64 instant,
                            const char *word)
{
  const char *role;

  g_return_val_if_fail (gazetteer != NULL, NULL);

  role = attache_gazetteer_get_actor (gazetteer, actor)->roles;
  while (*role != '\0')
    {
      gsize length = strcspn (role, "|"), words;

      if (role_holds (role, length, instant, &words))
        {
          g_autofree char *found = g_strndup (role + words, length - words);
          g_autofree char *lower = g_ascii_strdown (found, -1);

          if (word == NULL || strstr (lower, word) != NULL)
            return g_steal_pointer (&found);
        }
      role += length;
      role += *role == '|';
    }
  return NULL;
}
