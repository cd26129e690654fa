/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says that a speaker is the same as another, and shows who counts for it already, to be split off
 * again. */

#pragma once

#include <adwaita.h>

#include "attache-session.h"

G_BEGIN_DECLS

void attache_merge_speaker_dialog_present (AttacheSession *session, gint64 speaker_id,
                                           GtkWindow *parent);

G_END_DECLS
