/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of JSON as a flat object of strings. json-glib is used everywhere else; it ends a string
 * at NUL and refuses half a surrogate pair, and here the text must come through code point for code
 * point. */

#pragma once

#include <glib.h>

#include "attache-findings-json.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  GString *text; /* UTF-8, may hold NUL */
  char *published;
  char *title;
  char *outlet;
  GArray *surrogates; /* AttacheLoneSurrogate of the text */
} AttacheJsonLine;

/* Reads @length bytes at @line. NULL, with a reason in @reason (static), where it is no object with
 * string "id" and "text". */
AttacheJsonLine *attache_json_line_parse (const char *line, gsize length, const char **reason);
void attache_json_line_free (AttacheJsonLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheJsonLine, attache_json_line_free)

G_END_DECLS
