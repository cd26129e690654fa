/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encoding is told by a byte-order mark, by the page itself, or by its content. */

#include "config.h"

#include "attache-page-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-importer.h"

/* How far a page's beginning reaches, for recognising it and for its encoding. */
#define HEAD (4 * 1024)

char *
attache_page_source_fold_head (const AttacheSource *source)
{
  gsize length = MIN (source->length, HEAD);
  char *head = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (source->data[i] != 0)
        head[n++] = g_ascii_tolower (source->data[i]);
    }
  head[n] = '\0';
  return head;
}

/* The charset that a <meta> names; transfer full, nullable. It could not be read if it were one of
 * two bytes a letter, whatever it says (HTML Standard, "prescan a byte stream"). */
static char *
find_charset (const AttacheSource *source)
{
  g_autofree char *head = attache_page_source_fold_head (source);
  const char *at = strstr (head, "charset");

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " =\"'");
  if (g_str_has_prefix (at, "utf-16"))
    return NULL;
  return g_strndup (at, MIN (strcspn (at, "\"' ;>/\r\n"), 40));
}

gboolean
attache_page_source_open (AttachePageSource *self, const AttacheSource *source, GError **error)
{
  g_autofree char *charset = NULL;

  g_return_val_if_fail (self != NULL && source != NULL, FALSE);

  if (source->length > ATTACHE_IMPORT_MAX_TEXT)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                _ ("a page of more than 16 MiB is not read"));
      return FALSE;
    }
  charset = find_charset (source);
  attache_encoding_decode (source->data, source->length, charset, &self->decoded);
  self->prepared = attache_page_prepare (self->decoded.utf8, self->decoded.length);
  self->page = attache_page_parse (self->prepared->html->str, self->prepared->html->len);
  if (self->page == NULL)
    attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_EMPTY, 0,
                              _ ("there is no text in it"));
  return self->page != NULL;
}

void
attache_page_source_close (AttachePageSource *self)
{
  g_clear_pointer (&self->page, attache_page_free);
  g_clear_pointer (&self->prepared, attache_prepared_page_free);
  g_clear_pointer (&self->decoded.utf8, g_free);
}
