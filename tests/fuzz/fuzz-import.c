/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a file of any format: drafts of valid text, or an error; nothing else. */

#include "config.h"

#include "attache-draft-json.h"
#include "attache-importer.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = attache_importer_load_bytes (bytes, "fuzz", NULL, NULL, &error);
  g_autoptr (GString) json = g_string_new (NULL);

  if (drafts == NULL && error == NULL)
    g_error ("neither drafts nor an error");
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    attache_draft_to_json (g_ptr_array_index (drafts, i), json);
  if (!g_utf8_validate_len (json->str, json->len, NULL))
    g_error ("a draft is not UTF-8");
  return 0;
}
