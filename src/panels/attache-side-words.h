/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the side pane says of a statement, a speaker or an event, in a line. It knows no widget. All
 * strings are new (transfer full). @today: microseconds UTC, so that this year is not said. */

#pragma once

#include "attache-event.h"
#include "attache-speaker.h"
#include "attache-statement.h"

G_BEGIN_DECLS

/* "26 Sep · indirect · via Ada Lorne · accepted"; @with_outlet, where articles are mixed, with the
 * outlet or else the title. */
char *attache_side_words_statement (const AttacheStatementFields *fields, gint64 today,
                                    gboolean with_outlet);
/* How many articles carry it: "3 reports". */
char *attache_side_words_carried (const AttacheStatementFields *fields);
/* The same and the quotation for a screen reader. */
char *attache_side_words_statement_whole (const AttacheStatementFields *fields, gint64 today,
                                          gboolean with_outlet);

/* "named in 2 passages"; NULL where the speaker said something. */
char *attache_side_words_named (const AttacheSpeakerFields *fields);
/* "Ada Lorne, foreign minister, 6 statements". */
char *attache_side_words_speaker (const AttacheSpeakerFields *fields);

/* "20 Sep · Meet and talk, meeting · in Lorn". */
char *attache_side_words_event (const AttacheEventFields *fields, gint64 today);
/* "Ruritania, Ada Lorne → Sylvania"; NULL where nobody is named. */
char *attache_side_words_actors (const AttacheEventFields *fields);
/* "at least 40 wounded; 3 missing"; NULL where there is none. */
char *attache_side_words_figures (const AttacheEventFields *fields);
/* "4 reports · found by the machine, likely" or "4 reports · accepted by you": who decided is
 * always said. */
char *attache_side_words_standing (const AttacheEventFields *fields);

G_END_DECLS
