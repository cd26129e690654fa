/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Surnames that are plain words too. Private to the finding of actors. */

#pragma once

#include "attache-mention-candidate.h"

G_BEGIN_DECLS

/* Adds the mentions of "Price" in a text that has named Mira Price; sorts the candidates. */
void attache_mention_surnames (AttacheScan *scan);

G_END_DECLS
