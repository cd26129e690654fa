/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When two spellings are one name. Private to the finding of actors. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_SPELLING_OTHER, /* another name */
  ATTACHE_SPELLING_NEAR, /* one letter is wrong, missing or too many: the same with more evidence */
  ATTACHE_SPELLING_TRANSPOSED, /* two neighbours changed places or one is doubled: a slip */
} AttacheSpelling;

/* Of folded words of five letters or more with the same first letter. A changed vowel tells names
 * apart (Mirzoyan, Mirzayan) and so is only near. Constant memory, linear time. */
AttacheSpelling attache_actor_spelling (const char *a, const char *b);

G_END_DECLS
