/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page on which a person says which column of a table is what, with its first rows below. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_COLUMNS_DIALOG (attache_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AttacheColumnsDialog, attache_columns_dialog, ATTACHE, COLUMNS_DIALOG,
                      AdwWindow)

/* Signal "chosen" (GFile): the columns of that table are told and remembered; it can be imported.
 */
AttacheColumnsDialog *attache_columns_dialog_present (GFile *file, GtkWindow *parent);

G_END_DECLS
