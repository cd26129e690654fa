/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting, in tests of panes, for what the main loop brings: a condition, a frame, quiet. Never for
 * a time. */

#include "config.h"

#include "attache-desk-waiting.h"

void
attache_desk_wait_until (gboolean (*is_met) (gpointer), gpointer user_data)
{
  const gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!is_met (user_data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
}

void
attache_desk_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

void
attache_desk_wait_for_frame (GtkWidget *widget)
{
  for (guint i = 0; i < 2; i++)
    {
      gboolean is_painted = FALSE;

      gtk_widget_add_tick_callback (widget, tick_cb, &is_painted, NULL);
      attache_desk_wait_until (is_true, &is_painted);
    }
}
