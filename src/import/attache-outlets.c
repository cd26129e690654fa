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

typedef enum
{
  CELL_DOMAIN,
  CELL_NAME,
  CELL_COUNTRY,
} Cell;

/* Where the cell begins, in a list that ends with a newline; @n its length. */
static const char *
get_cell (const char *row, Cell cell, gsize *n)
{
  for (guint i = 0; i < (guint) cell; i++)
    {
      row += strcspn (row, "\t\n");
      row += *row == '\t';
    }
  *n = strcspn (row, "\t\n");
  return row;
}

/* Transfer full: @wanted of the first row whose @cell is @value; NULL where none is, or it is
 * empty.
 */
static char *
find (Cell cell, const char *value, Cell wanted)
{
  g_autoptr (GBytes) list = g_resources_lookup_data (LIST, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length = 0;
  const char *p = list != NULL ? g_bytes_get_data (list, &length) : NULL;
  const char *end = p + length;

  while (p != NULL && p < end)
    {
      gsize n;
      const char *start = get_cell (p, cell, &n);

      if (n == strlen (value) && memcmp (start, value, n) == 0)
        {
          start = get_cell (p, wanted, &n);
          return n > 0 ? g_strndup (start, n) : NULL;
        }
      p = memchr (p, '\n', end - p);
      p = p != NULL ? p + 1 : NULL;
    }
  return NULL;
}

/* Of @host, or of the domain above it. */
static char *
find_of_host (const char *host, Cell wanted)
{
  for (const char *domain = host; domain != NULL && strchr (domain, '.') != NULL;
       domain = strchr (domain, '.') + 1)
    {
      char *found = find (CELL_DOMAIN, domain, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

char *
attache_outlets_dup_name (const char *url)
{
  g_autofree char *host = NULL;
  char *name;

  g_return_val_if_fail (url != NULL, NULL);

  host = attache_outlets_dup_host (url);
  if (host == NULL)
    return NULL;
  name = find_of_host (host, CELL_NAME);
  return name != NULL ? name : g_steal_pointer (&host);
}

char *
attache_outlets_dup_country (const char *url, const char *name)
{
  g_autofree char *host = url != NULL ? attache_outlets_dup_host (url) : NULL;
  char *country = host != NULL ? find_of_host (host, CELL_COUNTRY) : NULL;

  if (country == NULL && name != NULL)
    country = find (CELL_NAME, name, CELL_COUNTRY);
  return country;
}
