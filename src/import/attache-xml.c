/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libxml2 makes what its threads share when the first of them asks for it, without a lock. */

#include "config.h"

#include "attache-xml.h"

#include <libxml/parser.h>

static gpointer
start (G_GNUC_UNUSED gpointer data)
{
  xmlInitParser ();
  return NULL;
}

void
attache_xml_start (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, start, NULL);
}

xmlDoc *
attache_xml_parse (const void *data, gsize length, int options)
{
  xmlDoc *document;

  if (data == NULL || length >= G_MAXINT)
    return NULL;
  attache_xml_start ();
  document = xmlReadMemory (data, (int) length, NULL, NULL,
                            options | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document != NULL && xmlDocGetRootElement (document) == NULL)
    g_clear_pointer (&document, xmlFreeDoc);
  return document;
}
