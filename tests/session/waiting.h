/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting for a condition on the main loop, which is how a test meets what happens in the
 * background. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

static inline gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static inline gboolean
give_up_cb (gpointer data)
{
  g_error ("waited too long for: %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

/* Until the condition holds; the tick only wakes the loop. */
#define WAIT(condition)                                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint tick = g_timeout_add (5, tick_cb, NULL);                                                 \
    guint give_up = g_timeout_add_seconds (60, give_up_cb, (gpointer) #condition);                 \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (tick);                                                                        \
    g_source_remove (give_up);                                                                     \
  }                                                                                                \
  G_STMT_END

static inline void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

G_END_DECLS
