/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names of the marker's colours, as the store and the exports write them. */

#include "config.h"

#include "attache-anchor.h"

#include <string.h>

static const char *const highlight_words[ATTACHE_N_HIGHLIGHTS] = {
  [ATTACHE_HIGHLIGHT_YELLOW] = "yellow",
  [ATTACHE_HIGHLIGHT_GREEN] = "green",
  [ATTACHE_HIGHLIGHT_BLUE] = "blue",
  [ATTACHE_HIGHLIGHT_PINK] = "pink",
};

const char *
attache_highlight_to_string (AttacheHighlight colour)
{
  g_return_val_if_fail ((guint) colour < ATTACHE_N_HIGHLIGHTS, NULL);

  return highlight_words[colour];
}

gboolean
attache_highlight_from_string (const char *string, AttacheHighlight *colour)
{
  for (guint i = 0; string != NULL && i < ATTACHE_N_HIGHLIGHTS; i++)
    {
      if (strcmp (highlight_words[i], string) == 0)
        {
          *colour = i;
          return TRUE;
        }
    }
  return FALSE;
}
