/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which ministry or office "its ministry" and "the prime minister's press office" are. Private to
 * the finding of actors. */

#pragma once

#include "attache-actor-roster.h"

G_BEGIN_DECLS

/* The entity of the candidate at @index, which is a body; or -1 where no country is in sight. */
gint attache_actor_body_resolve (AttacheActorRoster *roster, guint index);

G_END_DECLS
