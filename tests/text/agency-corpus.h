/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented dispatches of an agency, and what outlets make of them: made from a seed, so that a
 * figure can be measured again. All are about one subject and draw on one stock of names, phrases
 * and background, which is what makes unrelated ones hard to tell from related ones. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint dispatch; /* which it was made from; what no agency wrote has a number of its own */
  char *text;
} AgencyArticle;

typedef enum
{
  AGENCY_CUT_TAIL,      /* the first 35 to 85 % of it */
  AGENCY_NEW_LEAD,      /* headline and first paragraph written anew */
  AGENCY_ADDED,         /* with paragraphs of the outlet's own */
  AGENCY_LEAD_AND_TAIL, /* a new lead, and cut */
  AGENCY_EDITED,        /* each seventh sentence or so said otherwise, the lead as well */
  AGENCY_N_EDITS,
} AgencyEdit;

/* Transfer full. */
char *agency_write (GRand *rand);
char *agency_edit (const char *dispatch, AgencyEdit edit, GRand *rand);

G_END_DECLS
