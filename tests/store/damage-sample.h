/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dossier large enough to be damaged in many places: some hundred pages of made-up articles and
 * notes. */

#pragma once

#include "attache-database.h"

#define DAMAGE_SAMPLE_ARTICLES 200
#define DAMAGE_SAMPLE_NOTES 100

/* Note "note N" with a tag stands on the first eight code points of every other article. */
void damage_sample_fill (AttacheDatabase *db);
