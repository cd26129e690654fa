/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one way to libxml2: started by one thread, and told that the markup is a stranger's. */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Before any other call of libxml2, on any thread, as often as liked: two threads that are the
 * first at once wait for each other for ever (libxml2's "Thread safety": call xmlInitParser first).
 */
void attache_xml_start (void);

/* Transfer full (xmlFreeDoc), NULL where @data (@length bytes) is no sound XML with a root.
 * @options: further ones of xmlParserOption. Nothing is fetched, no entity is put in place, and the
 * parser's own limits hold. Any thread. */
xmlDoc *attache_xml_parse (const void *data, gsize length, int options);

G_END_DECLS
