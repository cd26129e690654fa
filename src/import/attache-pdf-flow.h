/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed lines become a text again: paragraphs are told by where lines stand and how large they
 * are, lines that every page repeats are left out. It knows places and letters, and no PDF. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lengths in points, from the page's top; in a script that runs from right to left, from its right
 * edge. */
typedef struct
{
  char *text;   /* Owned: UTF-8, one line, trimmed, never empty */
  guint page;   /* from 0 */
  double left;  /* where it begins */
  double right; /* where it ends */
  double top;
  double bottom;
  double size;       /* of the font of most of its letters */
  double first_word; /* how wide its first word is */
  gboolean is_bold;  /* as most of its letters are */
} AttachePdfLine;

void attache_pdf_line_free (AttachePdfLine *line);

typedef struct
{
  char *text;     /* paragraphs with an empty line between; never NULL */
  char *headline; /* nullable: what is printed largest on the first page */
  char *address;  /* nullable: of the web page that a browser printed */
} AttachePdfFlow;

/* @lines of AttachePdfLine in reading order, page after page; it is changed: what is left out goes.
 * Linear in the lines, but for their sorting on a page. */
void attache_pdf_flow_read (AttachePdfFlow *flow, GPtrArray *lines, guint n_pages);
void attache_pdf_flow_clear (AttachePdfFlow *flow);

/* Puts those of @lines from @from on, which are of one page, in the order of their columns. */
void attache_pdf_columns_sort (GPtrArray *lines, guint from);

/* Leaves out what stands at the top or foot of many pages alike, and page numbers. @body: the size
 * of the text's letters. @address (out, nullable, transfer full) is the web address among them. */
void attache_pdf_running_drop (GPtrArray *lines, guint n_pages, double body, char **address);

G_END_DECLS
