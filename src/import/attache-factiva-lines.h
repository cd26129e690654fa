/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line of a Factiva download is. All lines are NUL-terminated and trimmed at their
 * beginning; nothing is kept. Shapes as in its help and in downloads of 2010 to 2020. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Borrowed: @line behind its spaces. */
const char *attache_factiva_trim (const char *line);

/* The code that @line begins with ("HD"), and its value; NULL where it begins with none. @loose:
 * one space behind it is enough. */
const char *attache_factiva_find_code (const char *line, gboolean loose, const char **value);

/* "Document ZNDA000020220914ei9e00001", in the language of whoever downloaded it; perhaps behind
 * its code. */
gboolean attache_factiva_is_end (const char *line);

/* "1,512 words": a number and one word. */
gboolean attache_factiva_is_length (const char *line);

/* A date and nothing else. */
gboolean attache_factiva_is_date (const char *line);

/* "14:05" */
gboolean attache_factiva_is_time (const char *line);

gboolean attache_factiva_is_copyright (const char *line);

/* "ZNDA", as sources are coded. */
gboolean attache_factiva_is_source_code (const char *line);

/* The name of a company, or one that @copyright (nullable) holds half the words of. */
gboolean attache_factiva_is_publisher (const char *line, const char *copyright);

G_END_DECLS
