/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain text, and Markdown as plain text: one file, one article, its letters kept as they are. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "attache-draft-sections.h"
#include "attache-encoding.h"
#include "attache-format.h"
#include "attache-importer.h"

static gboolean
recognise (const AttacheSource *source)
{
  return !attache_encoding_is_binary (source->data, source->length);
}

static void
warn_of_encoding (AttacheDraft *draft, const AttacheDecoded *decoded)
{
  if (decoded->basis == ATTACHE_ENCODING_BY_GUESS)
    attache_draft_warn (draft, _ ("The encoding was guessed: %s"), decoded->name);
  if (decoded->n_replaced > 0)
    attache_draft_warn (draft, _ ("%u bytes could not be read and stand as “\357\277\275”"),
                        decoded->n_replaced);
}

static gboolean
read_plain_text (const AttacheSource *source, AttacheHarvest *harvest, GError **error)
{
  g_autoptr (AttacheDraft) draft = attache_draft_new (source->name, "text");
  AttacheDecoded decoded;

  if (source->length > ATTACHE_IMPORT_MAX_TEXT)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_TOO_LARGE, 0,
                                _ ("a text of more than 16 MiB is not one article"));
      return FALSE;
    }
  attache_encoding_decode (source->data, source->length, NULL, &decoded);
  attache_draft_take_text (draft, decoded.utf8, decoded.length);
  if (decoded.n_replaced > 8 && decoded.n_replaced > decoded.length / 50)
    {
      attache_source_set_error (source, error, ATTACHE_IMPORT_ERROR_ENCODING, 0,
                                _ ("its letters cannot be read"));
      return FALSE;
    }
  warn_of_encoding (draft, &decoded);
  attache_draft_find_sections (draft);
  return attache_harvest_take (harvest, g_steal_pointer (&draft), error);
}

const AttacheFormat attache_plain_text_format = {
  .name = "text",
  .recognise = recognise,
  .read = read_plain_text,
};
