/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a test program asks of SQLite, written down. */

#pragma once

/* From now on, where ATTACHE_OVERHEARD is set; the second time nothing. */
void overhear_begin (void);
