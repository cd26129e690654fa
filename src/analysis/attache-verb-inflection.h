/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms of an English verb. It knows spelling, not meaning. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *third;
  char *past;
  char *other_past; /* a second past that is also a participle (cancelled, canceled); nullable */
  char *participle;
  char *ing;
} AttacheInflection;

/* @irregular: "past participle" of @base, or NULL where it is regular. Free with
 * attache_inflection_clear(). */
void attache_inflection_init (AttacheInflection *inflection, const char *base,
                              const char *irregular);
void attache_inflection_clear (AttacheInflection *inflection);

/* The regular plural of a noun; transfer full. */
char *attache_inflection_plural (const char *noun);

G_END_DECLS
