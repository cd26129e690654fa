/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session as the window has it, on a dossier of two articles, for tests that do what a reader
 * does. */

#pragma once

#include "attache-dossier.h"
#include "attache-query-model.h"
#include "attache-session.h"

typedef struct
{
  char *folder;
  GFile *file;
  AttacheDossier *dossier;
  AttacheSession *session;
  char *failure;
} WalkFixture;

void walk_open (WalkFixture *fixture);
void walk_close (WalkFixture *fixture);
void walk_set_up (WalkFixture *fixture, gconstpointer data);
void walk_tear_down (WalkFixture *fixture, gconstpointer data);

/* Waits until it is read. Transfer full. */
gpointer walk_item_at (GListModel *list, guint position);
AttacheReading *walk_open_first (WalkFixture *fixture);
/* Of the open article; the first is NULL where there is none. */
guint walk_count_annotations (WalkFixture *fixture);
const AttacheAnnotationFields *walk_get_first_note (WalkFixture *fixture);
