/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be wrong with a file that a reader brings: one code for each thing that the import
 * report treats differently. Messages name the file, and the line where there is one, in words for
 * a person. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_IMPORT_ERROR_EMPTY,         /* no text in it */
  ATTACHE_IMPORT_ERROR_BINARY,        /* not text, and no document that Attaché knows */
  ATTACHE_IMPORT_ERROR_TOO_LARGE,     /* beyond a limit: bytes, nesting, members of an archive */
  ATTACHE_IMPORT_ERROR_NOT_PERMITTED, /* the system would not let it be read */
  ATTACHE_IMPORT_ERROR_NOT_FOUND,     /* gone, or not a regular file */
  ATTACHE_IMPORT_ERROR_ENCODING,      /* letters that cannot be read */
  ATTACHE_IMPORT_ERROR_MALFORMED,     /* breaks the rules of its format */
  ATTACHE_IMPORT_ERROR_UNSUPPORTED,   /* known, but this build cannot read it (or nobody may:
                                         encrypted) */
  ATTACHE_IMPORT_ERROR_FAILED,        /* the system failed underneath */
  ATTACHE_IMPORT_ERROR_COLUMNS,       /* a table of which nobody told which column is the text */
} AttacheImportError;

#define ATTACHE_IMPORT_ERROR (attache_import_error_quark ())
GQuark attache_import_error_quark (void);

G_END_DECLS
