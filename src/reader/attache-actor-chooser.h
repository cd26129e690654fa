/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of actors with a search above it, to choose one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ATTACHE_TYPE_ACTOR_CHOOSER (attache_actor_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AttacheActorChooser, attache_actor_chooser, ATTACHE, ACTOR_CHOOSER, GtkWidget)

/* @actors: of AttacheChoice, borrowed. Signal "chosen" (gint64 actor_id). */
void attache_actor_chooser_set_actors (AttacheActorChooser *self, GListModel *actors);
/* What the search asks, where it is not who said something. */
void attache_actor_chooser_set_question (AttacheActorChooser *self, const char *question);
/* Clears the search and takes the focus. */
void attache_actor_chooser_open (AttacheActorChooser *self);

G_END_DECLS
