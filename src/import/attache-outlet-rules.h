/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outlets that a person named by their domains: “attache/outlets.tsv” in the user's data
 * folder, one rule a line. It may be written by hand; so a change leaves comments and what is no
 * rule where they stand. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *domain;  /* lower case, without “www.” */
  char *name;    /* one line */
  char *country; /* ISO 3166, two letters; nullable */
} AttacheOutletRule;

/* @address: a domain, or an address of the outlet; @country nullable. NULL where they make no rule,
 * with @reason (static) in words for people. */
AttacheOutletRule *attache_outlet_rule_new (const char *address, const char *name,
                                            const char *country, const char **reason);
/* Domain, tabulator, name, and perhaps another tabulator and a country. As above. */
AttacheOutletRule *attache_outlet_rule_parse (const char *line, const char **reason);
AttacheOutletRule *attache_outlet_rule_copy (const AttacheOutletRule *rule);
void attache_outlet_rule_free (AttacheOutletRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheOutletRule, attache_outlet_rule_free)

/* The rules of @text in their order (AttacheOutletRule); of several for one domain the last holds.
 * A line that is none goes to @problems (GError), with its number and @name, that of the file. */
GPtrArray *attache_outlet_rules_parse (const char *text, const char *name, GPtrArray *problems);

/* Transfer full. */
GFile *attache_outlet_rules_get_file (void);
/* As attache_outlet_rules_parse (); empty where there is no file. Blocks on the disk, as all below.
 */
GPtrArray *attache_outlet_rules_load (GPtrArray *problems, GError **error);
/* Puts @rule in the place of the rule for @domain (nullable) and of one for its own domain, or
 * behind all others; without @rule takes that for @domain out. */
gboolean attache_outlet_rules_replace (const char *domain, const AttacheOutletRule *rule,
                                       GError **error);
/* Makes the file, with a comment that tells how it is written, where there is none. */
gboolean attache_outlet_rules_make_file (GError **error);

G_END_DECLS
