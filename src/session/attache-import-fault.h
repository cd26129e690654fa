/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why an import ended before its end, in words for the person. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rewrites the message of @error, which ended an import that had written @n_imported articles: what
 * went wrong, and that these stay. Its domain and code stay. */
void attache_import_fault_tell (GError *error, guint n_imported);

G_END_DECLS
