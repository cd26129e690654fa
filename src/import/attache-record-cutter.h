/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one record of a long file ends and the next begins: lines of JSON, messages of a mailbox,
 * rows of a table. It knows the bytes between records and not what is in them. */

#pragma once

#include "attache-import-rules.h"

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_RECORDS_NONE,     /* a file that must be read as a whole */
  ATTACHE_RECORDS_JSON,     /* a line each */
  ATTACHE_RECORDS_ELEMENTS, /* of an array in JSON, behind its bracket */
  ATTACHE_RECORDS_MAIL,     /* each begins with a "From " line */
  ATTACHE_RECORDS_ROWS,     /* behind a row of names that each piece needs */
} AttacheRecordKind;

typedef struct
{
  AttacheRecordKind kind;
  char separator; /* of the cells in rows */
} AttacheRecordCutter;

/* By the beginning of a file, which should be @length of 64 KiB or more. A table is one whose
 * columns are known by their names or by @rules (nullable); any other has to be asked about. */
AttacheRecordCutter attache_record_cutter_recognise (const guint8 *data, gsize length,
                                                     const AttacheImportRules *rules);

/* Name of the format (AttacheFormat.name); NULL where there are no records. */
const char *attache_record_cutter_get_format (const AttacheRecordCutter *cutter);

/* Bytes of the row of names at the beginning of a table, with its line end. */
gsize attache_record_cutter_measure_names (const guint8 *data, gsize length);

/* Bytes up to and with the bracket that opens an array in JSON; 0 where @data is none. */
gsize attache_record_cutter_measure_bracket (const guint8 *data, gsize length);

/* Bytes of the whole records in @data, which begins with one; 0 where none of them ends. Linear. */
gsize attache_record_cutter_cut (const AttacheRecordCutter *cutter, const guint8 *data,
                                 gsize length);

/* Whether what is larger than a piece can be passed over: inside an element nothing tells where the
 * next begins. */
gboolean attache_record_cutter_can_skip (const AttacheRecordCutter *cutter);

/* Where a record begins, somewhere behind the beginning of @data; 0 where none does. */
gsize attache_record_cutter_find_next (const AttacheRecordCutter *cutter, const guint8 *data,
                                       gsize length);

G_END_DECLS
