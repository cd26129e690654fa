/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small interface between the importer and its readers: one AttacheFormat in one file per
 * format. A reader is given bytes that may be hostile, answers whether they are its own, and adds
 * drafts. It opens no file and asks no network. */

#pragma once

#include <gio/gio.h>

#include "attache-draft.h"
#include "attache-import-error.h"
#include "attache-import-rules.h"

G_BEGIN_DECLS

/* How deep archives may lie in archives, and how many drafts one file may give. */
#define ATTACHE_FORMAT_MAX_DEPTH 4
#define ATTACHE_FORMAT_MAX_DRAFTS 200000

/* Where lines are not those of the file. */
#define ATTACHE_LINE_UNKNOWN G_MAXUINT

/* Borrowed for the call. @data is followed by no NUL. */
typedef struct
{
  const char *name; /* base name for messages and ids, without ".gz" */
  const guint8 *data;
  gsize length;
  guint depth;       /* containers around it */
  guint line;        /* lines of the file that stand before @data, where it is a piece of one, or
                        ATTACHE_LINE_UNKNOWN */
  gboolean is_piece; /* of a file whose format is known, so that its beginning tells nothing */
  GCancellable *cancellable;
  const AttacheImportRules *rules; /* nullable */
} AttacheSource;

typedef struct
{
  GPtrArray *drafts;   /* AttacheDraft */
  GPtrArray *problems; /* GError */
  guint64 budget;      /* bytes that containers may still unpack */
} AttacheHarvest;

typedef struct
{
  const char *name; /* as in AttacheDraft.format */
  gboolean (*recognise) (const AttacheSource *source);
  /* FALSE with an ATTACHE_IMPORT_ERROR where the whole of it cannot be read. */
  gboolean (*read) (const AttacheSource *source, AttacheHarvest *harvest, GError **error);
} AttacheFormat;

/* Reads @source with the first format that knows it; drafts are added to @harvest. For containers
 * as well. */
gboolean attache_format_read_any (const AttacheSource *source, AttacheHarvest *harvest,
                                  GError **error);

/* The first format that knows @source; NULL where none does. */
const AttacheFormat *attache_format_recognise (const AttacheSource *source);

/* The reader that a page is for, though it be part of another file. */
const AttacheFormat *attache_format_of_page (const AttacheSource *source);

/* The reader of that name, as in AttacheDraft.format; NULL where there is none. */
const AttacheFormat *attache_format_find (const char *name);

/* Adds @draft unless the text is white space only and no attached file is named, or the limit is
 * reached, which is then an error. */
gboolean attache_harvest_take (AttacheHarvest *harvest, AttacheDraft *draft, GError **error);

/* The same for one of many: without a text it becomes a problem. FALSE only where the limit is
 * reached. */
gboolean attache_harvest_take_or_report (AttacheHarvest *harvest, AttacheDraft *draft,
                                         GError **error);

/* Transfer full: the source in UTF-8 as lines: char *, without their ends. */
GPtrArray *attache_source_split_lines (const AttacheSource *source);

/* TRUE if @magic (of @n bytes) stands at @offset. */
gboolean attache_source_has_magic (const AttacheSource *source, gsize offset, const char *magic,
                                   gsize n);

/* TRUE if the first letter is "<", which begins no plain text that a reader would know. */
gboolean attache_source_is_markup (const AttacheSource *source);

/* TRUE if @needle stands anywhere. Linear. */
gboolean attache_source_contains (const AttacheSource *source, const char *needle);

/* Sets an error whose message begins with the file's name, and with the line where @line > 0. */
void attache_source_set_error (const AttacheSource *source, GError **error, AttacheImportError code,
                               guint line, const char *reason);

extern const AttacheFormat attache_bibtex_format;
extern const AttacheFormat attache_dna_format;
extern const AttacheFormat attache_docx_format;
extern const AttacheFormat attache_epub_format;
extern const AttacheFormat attache_factiva_format;
extern const AttacheFormat attache_factiva_page_format;
extern const AttacheFormat attache_feed_format;
extern const AttacheFormat attache_gzip_format;
extern const AttacheFormat attache_json_format;
extern const AttacheFormat attache_mail_format;
extern const AttacheFormat attache_nexis_format;
extern const AttacheFormat attache_odt_format;
extern const AttacheFormat attache_page_format;
extern const AttacheFormat attache_pdf_format;
extern const AttacheFormat attache_plain_text_format;
extern const AttacheFormat attache_proquest_format;
extern const AttacheFormat attache_proquest_page_format;
extern const AttacheFormat attache_ris_format;
extern const AttacheFormat attache_rtf_format;
extern const AttacheFormat attache_table_format;
extern const AttacheFormat attache_warc_format;
extern const AttacheFormat attache_zip_format;
extern const AttacheFormat attache_zotero_format;

G_END_DECLS
