/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session without a dossier, for tests of what shows one: it holds what the test gives it and
 * writes down what it is asked to do. It defines the symbols of attache-session.h, so that a test
 * that links it never pulls in the real one. */

#pragma once

#include "attache-session.h"

typedef enum
{
  RECORDING_ARTICLES,
  RECORDING_SPEAKERS,
  RECORDING_STATEMENTS,
  RECORDING_EVENTS,
  RECORDING_ANNOTATIONS,
  RECORDING_N_LISTS,
} RecordingList;

AttacheSession *recording_session_new (void);

/* Takes @series. */
void recording_session_take_series (AttacheSession *self, AttacheEventSeries *series);
void recording_session_set_reading (AttacheSession *self, AttacheReading *reading);
void recording_session_set_save_state (AttacheSession *self, AttacheSaveState state);

/* Takes @item. Rows are given their items from an idle, as a store would. */
void recording_session_take_item (AttacheSession *self, RecordingList list, gint64 id,
                                  gpointer item);
void recording_session_clear (AttacheSession *self, RecordingList list);

/* What was asked since the last time, one line a call; transfer full. */
char *recording_session_steal_log (AttacheSession *self);
