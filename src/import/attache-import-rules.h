/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person has told about imports once and for all: which outlet stands behind an address,
 * which column of a table is what. Two small files in the user's data folder; frozen once they are
 * read, after which any thread may ask. */

#pragma once

#include <gio/gio.h>

#include "attache-columns.h"

G_BEGIN_DECLS

typedef struct _AttacheImportRules AttacheImportRules;

AttacheImportRules *attache_import_rules_new (void);
AttacheImportRules *attache_import_rules_ref (AttacheImportRules *rules);
void attache_import_rules_unref (AttacheImportRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheImportRules, attache_import_rules_unref)

/* “attache/outlets.tsv” and “attache/columns.ini” in the user's data folder. Transfer full. */
GFile *attache_import_rules_get_outlets_file (void);
GFile *attache_import_rules_get_columns_file (void);

/* Reads both, where they are there. What is wrong with a line goes to @problems (GError): the line
 * is passed over. Blocks on the disk. */
AttacheImportRules *attache_import_rules_load (GPtrArray *problems);

/* One rule a line: domain, tabulator, name, and perhaps another tabulator and a country; “#” begins
 * a comment. @name: of the file, for messages. */
void attache_import_rules_add_outlets (AttacheImportRules *rules, const char *text,
                                       const char *name, GPtrArray *problems);
/* Takes @columns; those that were added last are asked first. */
void attache_import_rules_take_columns (AttacheImportRules *rules, AttacheColumns *columns);

/* Gives drafts (AttacheDraft) of addresses with a rule the outlet that it names: the person's word
 * goes before what a page calls itself. */
void attache_import_rules_apply (const AttacheImportRules *rules, GPtrArray *drafts);

/* Borrowed; NULL where no rule is for @url. A rule for a domain is one for all below it. */
const char *attache_import_rules_find_outlet (const AttacheImportRules *rules, const char *url);
/* ISO 3166, borrowed; NULL where the rule for @url names none, or there is none. */
const char *attache_import_rules_find_country (const AttacheImportRules *rules, const char *url);
/* Borrowed; NULL where nothing was told of a table with these columns. */
const AttacheColumns *attache_import_rules_find_columns (const AttacheImportRules *rules,
                                                         const char *const *names);

/* Keeps @columns in the file, in the place of those for the same names. Blocks on the disk. */
gboolean attache_import_rules_save_columns (const AttacheColumns *columns, GError **error);
/* Makes the file of outlets, with a comment that tells how it is written, where there is none.
 * Blocks on the disk. */
gboolean attache_import_rules_make_outlets_file (GError **error);

G_END_DECLS
