/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the models reach on gold that they have not seen, to tune by without looking at the set that
 * measures. */

#pragma once

#include "train-models.h"

G_BEGIN_DECLS

/* Learns what to keep from one half of the documents, prints what that reaches on the other. */
void train_report (GPtrArray *documents, const GArray *candidates, guint n_rounds);

G_END_DECLS
