/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who stands behind an address: outlets by their domains. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Transfer full, nullable: the name of the outlet at @url, by the shipped list; else the bare
 * domain; NULL where @url is no address of the web. */
char *attache_outlets_dup_name (const char *url);

/* ISO 3166, transfer full; by the address of an article, else by what its outlet is called (both
 * nullable). NULL where the shipped list tells of none. */
char *attache_outlets_dup_country (const char *url, const char *name);

/* Transfer full, nullable: the host of an address of the web, lower case, without "www." and a
 * port. */
char *attache_outlets_dup_host (const char *url);

G_END_DECLS
