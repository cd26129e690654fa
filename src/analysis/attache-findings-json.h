/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as one line of the JSON contract of `attache-cli analyze`. Written by hand and not with
 * json-glib's generator, which ends a string at NUL; a text may hold one, and its spans must still
 * quote it exactly. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Half a surrogate pair that stood alone in the JSON that a text was read from: U+FFFD in the text,
 * itself again when quoted. */
typedef struct
{
  guint32 offset; /* code points */
  guint16 unit;   /* 0xD800 … 0xDFFF */
} AttacheLoneSurrogate;

typedef struct
{
  gboolean explain;                       /* adds "rule" and "resolution" to every finding */
  const AttacheLoneSurrogate *surrogates; /* ascending */
  guint n_surrogates;
} AttacheFindingsJsonOptions;

/* Appends the object, without a newline. @id may be NULL. */
void attache_findings_to_json (const AttacheFindings *findings, const AttacheText *text,
                               const char *id, const AttacheFindingsJsonOptions *options,
                               GString *json);

/* Appends @length bytes (-1: to the NUL) as a JSON string with its quotation marks. */
void attache_json_append_string (GString *json, const char *utf8, gssize length);

G_END_DECLS
