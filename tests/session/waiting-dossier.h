/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dossier that a test waits for, from its opening to its end. */

#pragma once

#include "attache-dossier.h"
#include "waiting.h"

G_BEGIN_DECLS

/* Made where there is none at @path, with an analyser of its own. Transfer full. */
static inline AttacheDossier *
wait_dossier (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AttacheAnalyzer) analyzer = attache_analyzer_new (&error);
  g_autoptr (GAsyncResult) result = NULL;
  AttacheDossier *dossier;

  g_assert_no_error (error);
  attache_dossier_open_async (file, analyzer, NULL, result_cb, &result);
  WAIT (result != NULL);
  dossier = attache_dossier_open_finish (result, &error);
  g_assert_no_error (error);
  return dossier;
}

/* Takes @dossier: when this is over, everything of it is on disk. */
static inline void
end_dossier (AttacheDossier *dossier)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  attache_dossier_close_async (dossier, result_cb, &closed);
  WAIT (closed != NULL);
  attache_dossier_close_finish (dossier, closed, &error);
  g_assert_no_error (error);
  g_object_unref (dossier);
}

G_END_DECLS
