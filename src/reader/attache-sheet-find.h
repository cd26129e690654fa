/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding words on a page, without regard to case or accents. It knows no widget. */

#pragma once

#include "attache-sheet.h"

G_BEGIN_DECLS

#define ATTACHE_SHEET_FIND_MOST 5000

/* The spans of the page where @words stand, in order, not overlapping, at most
 * ATTACHE_SHEET_FIND_MOST. A run of white space matches any other. Blank @words are found nowhere.
 * AttacheSpan, transfer full; linear in the page. */
GArray *attache_sheet_find (const AttacheSheet *page, const char *words);

G_END_DECLS
