/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The speakers of the scope, each with its statements below it, as a tree. In an article every
 * speaker is open, as all that was said is at hand; in the dossier only the chosen one, so that a
 * list of ten thousand speakers fetches no more than is looked at. It knows no widget but GTK's
 * tree model. */

#pragma once

#include <gtk/gtk.h>

#include "attache-session.h"

G_BEGIN_DECLS

#define ATTACHE_TYPE_SPEAKER_TREE (attache_speaker_tree_get_type ())
G_DECLARE_FINAL_TYPE (AttacheSpeakerTree, attache_speaker_tree, ATTACHE, SPEAKER_TREE, GObject)

AttacheSpeakerTree *attache_speaker_tree_new (AttacheSession *session);

/* Borrowed; another one after each change of scope. Property "model". Its GtkTreeListRows hold at
 * depth 0 an AttacheQueryRow of an AttacheSpeaker, at depth 1 an AttacheStatement or an
 * AttacheQueryRow of one. */
GListModel *attache_speaker_tree_get_model (AttacheSpeakerTree *self);

/* The row of a statement or, for 0, of the chosen speaker; GTK_INVALID_LIST_POSITION where it is
 * not open. */
guint attache_speaker_tree_find_statement (AttacheSpeakerTree *self, gint64 statement_id);

G_END_DECLS
