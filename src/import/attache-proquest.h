/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Downloads of ProQuest: many records in one file, as text, as a page, or as the mail that it
 * sends. */

#pragma once

#include "attache-format.h"

G_BEGIN_DECLS

/* Adds the record that @lines (char *) from @from up to @end are, if they are one: a contents page
 * is none. One without a text is a problem and does not stop the others. */
gboolean attache_proquest_read_record (const AttacheSource *source, GPtrArray *lines, guint from,
                                       guint end, AttacheHarvest *harvest, GError **error);

G_END_DECLS
