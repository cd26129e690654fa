/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article's text as it is set: one display paragraph a line, without the blank lines and without
 * a title that already stands above it. It says where every code point of the text went and came
 * from, so that nothing is ever marked in the wrong place. It is plain data; it knows no widget. */

#pragma once

#include "attache-findings.h"
#include "attache-text.h"

G_BEGIN_DECLS

/* A display paragraph. Its code points are the same, and as many, as those of the text; only what a
 * text widget could not hold (NUL, U+FFFC) is shown as U+FFFD. */
typedef struct
{
  AttacheSpan text; /* code points of the article's text */
  guint32 set;      /* where it begins on the page, in code points */
  AttacheSectionRole role;
  gboolean is_set_in; /* a block quote: of a few lines, its begins with a tabulator */
} AttacheSheetParagraph;

typedef struct _AttacheSheet AttacheSheet;

/* @sections in the order of the text, borrowed; those with the role of a title that say just what
 * @title (nullable) says are left out. Very long lines are broken at a space, since a text widget
 * lays out a line at a time. Linear in the text. */
AttacheSheet *attache_sheet_new (const AttacheText *text, const AttacheFoundSection *sections,
                                 guint n_sections, const char *title);
void attache_sheet_free (AttacheSheet *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheSheet, attache_sheet_free)

/* What is shown, paragraphs with one newline between them; UTF-8 without NUL. */
const char *attache_sheet_get_string (const AttacheSheet *page, gsize *n_bytes);
/* In code points. */
guint32 attache_sheet_get_length (const AttacheSheet *page);
const AttacheSheetParagraph *attache_sheet_get_paragraphs (const AttacheSheet *page,
                                                           guint *n_paragraphs);

/* The paragraph that holds the code point @set of the page; logarithmic. NULL where the page is
 * empty. */
const AttacheSheetParagraph *attache_sheet_paragraph_at (const AttacheSheet *page, guint32 set);

/* From text to page: what is not shown lies at the end of the paragraph before. From page to text:
 * exact within a paragraph, and for its end; logarithmic. */
guint32 attache_sheet_from_text (const AttacheSheet *page, guint32 offset);
guint32 attache_sheet_to_text (const AttacheSheet *page, guint32 set);

/* Empty where nothing of it is shown. */
AttacheSpan attache_sheet_span_from_text (const AttacheSheet *page, AttacheSpan span);
AttacheSpan attache_sheet_span_to_text (const AttacheSheet *page, AttacheSpan set);

G_END_DECLS
