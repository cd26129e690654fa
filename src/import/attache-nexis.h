/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of Nexis (LexisNexis): many articles in one file, as text or as a Word document. */

#pragma once

#include "attache-format.h"

G_BEGIN_DECLS

/* @lines: char *, the paragraphs of a document in order. TRUE if they are a Nexis download. */
gboolean attache_nexis_is_document (GPtrArray *lines);

/* Adds each article. One without a text is a problem and does not stop the others. */
gboolean attache_nexis_read_document (const AttacheSource *source, GPtrArray *lines,
                                      AttacheHarvest *harvest, GError **error);

G_END_DECLS
