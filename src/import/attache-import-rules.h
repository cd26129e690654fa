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

/* “attache/columns.ini” in the user's data folder. Transfer full. */
GFile *attache_import_rules_get_columns_file (void);

/* Reads both, where they are there. What is wrong with a line goes to @problems (GError): the line
 * is passed over. Blocks on the disk. */
AttacheImportRules *attache_import_rules_load (GPtrArray *problems);

/* Takes @outlets (AttacheOutletRule); a later one for the same domain holds. */
void attache_import_rules_take_outlets (AttacheImportRules *rules, GPtrArray *outlets);
/* Takes @columns; those that were added last are asked first. */
void attache_import_rules_take_columns (AttacheImportRules *rules, AttacheColumns *columns);

/* Gives drafts (AttacheDraft) of addresses with a rule the outlet that it names: the person's word
 * goes before what a page calls itself. */
void attache_import_rules_apply (const AttacheImportRules *rules, GPtrArray *drafts);

/* Borrowed; NULL where no rule is for @url. A rule for a domain is one for all below it. */
const char *attache_import_rules_find_outlet (const AttacheImportRules *rules, const char *url);
/* ISO 3166, transfer full: by the address of an article, else by what its outlet is called (both
 * nullable); the person's rules go before the shipped list. NULL where none tells it. */
char *attache_import_rules_dup_country (const AttacheImportRules *rules, const char *url,
                                        const char *outlet);
/* Borrowed; NULL where nothing was told of a table with these columns. */
const AttacheColumns *attache_import_rules_find_columns (const AttacheImportRules *rules,
                                                         const char *const *names);

/* Keeps @columns in the file, in the place of those for the same names. Blocks on the disk. */
gboolean attache_import_rules_save_columns (const AttacheColumns *columns, GError **error);

G_END_DECLS
