/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decomposed, without marks, and then without case. The Armenian և, whose case folds to եւ, is
 * spelt ԵՎ in capitals today. */

#include "config.h"

#include "attache-fold.h"

#include <glib.h>
#include <string.h>

static char *
fold (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *bare = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_ismark (letter))
        g_string_append_unichar (bare, letter);
    }
  folded = g_utf8_casefold (bare->str, (gssize) bare->len);
  g_string_assign (bare, folded);
  g_string_replace (bare, "եւ", "եվ", 0);
  return g_string_free (bare, FALSE);
}

static void
fold_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, fold (text, sqlite3_value_bytes (values[0])), -1, g_free);
}

int
attache_fold_register (sqlite3 *handle)
{
  return sqlite3_create_function_v2 (handle, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                     fold_func, NULL, NULL, NULL);
}
