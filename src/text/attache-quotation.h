/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quotations of a text: which quotation mark closes which. It knows marks, not who speaks. */

#pragma once

#include "attache-text.h"

G_BEGIN_DECLS

/* From the first token of the opening mark to after the last one of the closing mark. */
typedef struct
{
  AttacheSpan span;    /* with its marks */
  guint32 first_token;
  guint32 end_token;
  guint32 n_open;      /* tokens of the opening mark: 2 for '' */
  guint32 n_close;     /* tokens of the closing mark; 0: none, it ends with its paragraph */
  gint32 inside;       /* index of the quotation around it, or -1 */
  guint8 is_single;    /* in single marks */
  guint8 runs_on;      /* no closing mark, and the next paragraph opens with the same mark */
  guint8 continues;    /* the paragraph before runs on in this one */
} AttacheQuotation;

/* Transfer full: AttacheQuotation in the order of their opening marks. A mark that only looks
 * like one (an apostrophe, a mark that nothing closes and no paragraph continues) is left out.
 * Linear in the tokens. */
GArray *attache_find_quotations (const AttacheText *text);

G_END_DECLS
