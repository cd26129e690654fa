/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recording session with three speakers, their statements, two events and two notes of invented
 * countries, for the tests of the side pane. */

#pragma once

#include "recording-session.h"

AttacheSession *side_sample_new (void);

/* Note 1 with another text, as it comes back from the session. */
void side_sample_return_note (AttacheSession *session, const char *note);
/* A statement of another article, by speaker 12; transfer full. */
AttacheStatement *side_sample_make_statement (void);
/* Event 1 as it comes back after a decision. */
void side_sample_return_event (AttacheSession *session, AttacheDecision decision);
