/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a web page, whether or not they look like one. */

#include "config.h"

#include "attache-format.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray)
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) attache_draft_unref);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  g_autoptr (GError) error = NULL;
  AttacheSource source = { .name = "fuzz", .data = data, .length = size };
  AttacheHarvest harvest = { drafts, problems, 1 << 20 };

  if (!attache_page_format.read (&source, &harvest, &error) && error == NULL)
    g_error ("neither drafts nor an error");
  for (guint i = 0; i < drafts->len; i++)
    {
      const AttacheDraft *draft = g_ptr_array_index (drafts, i);

      if (!g_utf8_validate (draft->text, -1, NULL)
          || (draft->title != NULL && !g_utf8_validate (draft->title, -1, NULL)))
        g_error ("a draft is not UTF-8");
    }
  return 0;
}
