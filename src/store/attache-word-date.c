/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands after before: and after:. */

#include "config.h"

#include "attache-word-date.h"

#include <stdio.h>

#include "attache-civil.h"

gboolean
attache_word_date_read (const char *text, gint64 *begin, gint64 *until)
{
  gint year = 0, month = 0;
  char rest;
  AttachePrecision precision;

  if (attache_civil_parse (text, begin, &precision))
    {
      *until = *begin + (precision == ATTACHE_PRECISION_DAY ? ATTACHE_USEC_PER_DAY : 0);
      return TRUE;
    }
  if (sscanf (text, "%4d-%2d%c", &year, &month, &rest) != 2
      && sscanf (text, "%4d%c", &year, &rest) != 1)
    return FALSE;
  if (year < 1 || month < 0 || month > 12)
    return FALSE;
  *begin = attache_civil_instant ((AttacheCivilDate){ year, MAX (month, 1), 1 }, 0, 0, 0);
  *until = attache_civil_instant (
      (AttacheCivilDate){ month > 0 ? year : year + 1, month > 0 ? month + 1 : 1, 1 }, 0, 0, 0);
  return TRUE;
}
