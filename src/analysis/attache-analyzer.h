/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The analysis from outside: a text in, findings out. An analyser is immutable and may be used by
 * any number of threads at once; the same text and context give the same findings. */

#pragma once

#include <gio/gio.h>

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* Bumped whenever the same text may give other findings; stored with every found row. */
#define ATTACHE_ANALYSIS_VERSION 2

/* What is known of a text besides itself. Strings are borrowed for the call; all may be NULL or
 * unknown. */
typedef struct
{
  gint64 published; /* microseconds UTC, or ATTACHE_TIME_UNKNOWN: then the text's own header or
                       footer is read */
  AttachePrecision published_precision;
  AttacheDateBasis published_basis;
  const char *title;
  const char *outlet;
} AttacheContext;

#define ATTACHE_CONTEXT_INIT                                                                       \
  {                                                                                                \
    .published = ATTACHE_TIME_UNKNOWN, .published_precision = ATTACHE_PRECISION_DAY                \
  }

typedef struct _AttacheAnalyzer AttacheAnalyzer;

/* Loads the shipped data from the "/org/attache/Attache/data" resource. Fails only where the build
 * is broken. */
AttacheAnalyzer *attache_analyzer_new (GError **error);
AttacheAnalyzer *attache_analyzer_ref (AttacheAnalyzer *analyzer);
void attache_analyzer_unref (AttacheAnalyzer *analyzer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheAnalyzer, attache_analyzer_unref)

/* Any thread. Linear in the text. Never fails: a text with nothing in it gives empty findings. */
AttacheFindings *attache_analyzer_analyze (const AttacheAnalyzer *analyzer, const AttacheText *text,
                                           const AttacheContext *context);

G_END_DECLS
