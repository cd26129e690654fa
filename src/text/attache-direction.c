/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks, not the characters in them: what they hold in future runs the same way. */

#include "config.h"

#include "attache-direction.h"

gboolean
attache_runs_leftward (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}
