/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list is a text of a few kilobytes in the program; it is searched where it lies, so that
 * nothing is loaded or kept. */

#include "config.h"

#include "attache-outlets.h"

#include <gio/gio.h>
#include <string.h>

#define LIST "/org/attache/Attache/data/outlets.tsv"

char *
attache_outlets_dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || strchr (host, '.') == NULL
      || !g_str_has_prefix (g_uri_get_scheme (uri), "http"))
    return NULL;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  return g_utf8_strdown (host, -1);
}

/* Transfer full, nullable: the second column of the row of @domain. */
static char *
find_name (const char *list, gsize length, const char *domain)
{
  gsize n = strlen (domain);
  const char *end = list + length;

  for (const char *p = list; p != NULL && p < end;
       p = memchr (p, '\n', end - p), p = p != NULL ? p + 1 : NULL)
    {
      if ((gsize) (end - p) > n && memcmp (p, domain, n) == 0 && p[n] == '\t')
        return g_strndup (p + n + 1, strcspn (p + n + 1, "\t\n"));
    }
  return NULL;
}

char *
attache_outlets_dup_name (const char *url)
{
  g_autofree char *host = NULL;
  g_autoptr (GBytes) list = NULL;
  gsize length = 0;
  const char *rows;

  g_return_val_if_fail (url != NULL, NULL);

  host = attache_outlets_dup_host (url);
  if (host == NULL)
    return NULL;
  list = g_resources_lookup_data (LIST, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  rows = list != NULL ? g_bytes_get_data (list, &length) : NULL;
  for (const char *domain = host; rows != NULL && domain != NULL && strchr (domain, '.') != NULL;
       domain = strchr (domain, '.'), domain = domain != NULL ? domain + 1 : NULL)
    {
      char *name = find_name (rows, length, domain);

      if (name != NULL)
        return name;
    }
  return g_steal_pointer (&host);
}
