/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of one page, in the order that poppler reads them in. */

#pragma once

#include <poppler.h>

#include "attache-pdf-flow.h"

G_BEGIN_DECLS

/* Appends the lines of @page, which is page @number from 0, to @lines; what stands upright at its
 * side, such as a stamp of a library, is passed over. */
void attache_pdf_page_read (PopplerPage *page, guint number, GPtrArray *lines);

G_END_DECLS
