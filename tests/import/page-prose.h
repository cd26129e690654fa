/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two paragraphs that are prose to whoever weighs a page. */

#pragma once

#define PROSE_1                                                                                    \
  "Minister Ada Lorne of Ruritania said on Monday that the talks in Strelsau had made progress, "  \
  "and that her government would send its answer within a week."
#define PROSE_2                                                                                    \
  "Her colleague from Sylvania, Bo Rask, was more careful: the two sides, he told reporters, had " \
  "agreed on very little, and the border would stay closed until the spring."
