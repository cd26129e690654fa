/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who stands behind an address: outlets by their domains. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Transfer full, nullable: the name of the outlet at @url, by the shipped list; else the bare
 * domain; NULL where @url is no address of the web. */
char *attache_outlets_dup_name (const char *url);

/* Transfer full, nullable: the host of an address of the web, lower case, without "www." and a
 * port. */
char *attache_outlets_dup_host (const char *url);

G_END_DECLS
