/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses: read as they were typed, and told apart by the block they lie in. */

#include "config.h"

#include "attache-address.h"

#include "attache-download-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* IANA IPv4 Special-Purpose Address Registry, and multicast. */
static const struct
{
  guint8 block[4];
  guint bits;
} private_ipv4[] = {
  { { 0, 0, 0, 0 }, 8 },      { { 10, 0, 0, 0 }, 8 },     { { 100, 64, 0, 0 }, 10 },
  { { 127, 0, 0, 0 }, 8 },    { { 169, 254, 0, 0 }, 16 }, { { 172, 16, 0, 0 }, 12 },
  { { 192, 0, 0, 0 }, 24 },   { { 192, 0, 2, 0 }, 24 },   { { 192, 88, 99, 0 }, 24 },
  { { 192, 168, 0, 0 }, 16 }, { { 198, 18, 0, 0 }, 15 },  { { 198, 51, 100, 0 }, 24 },
  { { 203, 0, 113, 0 }, 24 }, { { 224, 0, 0, 0 }, 4 },    { { 240, 0, 0, 0 }, 4 },
};

/* IANA IPv6 Special-Purpose Address Registry; of the rest of the space only 2000::/3 is given out,
 * and within it these are set aside. */
static const struct
{
  guint8 block[4];
  guint bits;
} private_ipv6[] = {
  { { 0x20, 0x01, 0x00, 0x00 }, 23 }, /* 2001::/23, protocol assignments, Teredo among them */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x20, 0x02, 0x00, 0x00 }, 16 }, /* 6to4 */
};

static const guint8 mapped_prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
static const guint8 nat64_prefix[12] = { 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0 };

static gboolean
has_prefix (const guint8 *bytes, const guint8 *block, guint bits)
{
  guint n = bits / 8;
  guint8 mask = bits % 8 == 0 ? 0 : (guint8) (0xff << (8 - bits % 8));

  return memcmp (bytes, block, n) == 0 && (mask == 0 || (bytes[n] & mask) == (block[n] & mask));
}

static gboolean
is_private_ipv4 (const guint8 *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (private_ipv4); i++)
    {
      if (has_prefix (bytes, private_ipv4[i].block, private_ipv4[i].bits))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_private_ipv6 (const guint8 *bytes)
{
  if (memcmp (bytes, mapped_prefix, sizeof mapped_prefix) == 0
      || memcmp (bytes, nat64_prefix, sizeof nat64_prefix) == 0)
    return is_private_ipv4 (bytes + 12);
  if ((bytes[0] & 0xe0) != 0x20)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (private_ipv6); i++)
    {
      if (has_prefix (bytes, private_ipv6[i].block, private_ipv6[i].bits))
        return TRUE;
    }
  return FALSE;
}

gboolean
attache_address_is_private (GInetAddress *address)
{
  const guint8 *bytes;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), TRUE);

  bytes = g_inet_address_to_bytes (address);
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 ? is_private_ipv4 (bytes)
                                                                     : is_private_ipv6 (bytes);
}

gboolean
attache_address_is_private_host (const char *host)
{
  static const char *const suffixes[] = { ".localhost", ".local", ".internal", ".home.arpa" };
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *folded = NULL;
  gsize length;

  g_return_val_if_fail (host != NULL, TRUE);

  address = g_inet_address_new_from_string (host);
  if (address != NULL)
    return attache_address_is_private (address);
  folded = g_ascii_strdown (host, -1);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '.')
    folded[length - 1] = '\0';
  if (strchr (folded, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (folded, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
set_invalid (const char *typed, const char *reason, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (typed, MIN (strlen (typed), 200));

  g_set_error (error, ATTACHE_DOWNLOAD_ERROR, ATTACHE_DOWNLOAD_ERROR_ADDRESS, _ ("%s: %s"), shown,
               reason);
  return FALSE;
}

static gboolean
check (GUri *uri, const char *typed, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    return set_invalid (typed, _ ("only addresses of web pages can be asked for"), error);
  if (host == NULL || *host == '\0')
    return set_invalid (typed, _ ("the address names no host"), error);
  if (g_uri_get_userinfo (uri) != NULL)
    return set_invalid (typed, _ ("an address with a user name or password in it is not asked for"),
                        error);
  return TRUE;
}

/* Without the fragment, which stays with the reader. */
static GUri *
rebuild (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  return g_uri_build (FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), *path != '\0' ? path : "/", g_uri_get_query (uri),
                      NULL);
}

/* "example.org/a" and "example.org:8080" are pages; "mailto:a@b" is none. */
static gboolean
has_scheme (const char *text)
{
  const char *colon = strchr (text, ':');

  if (colon == NULL || colon == text)
    return FALSE;
  for (const char *p = text; p < colon; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("+-", *p) == NULL)
        return FALSE;
    }
  return !g_ascii_isdigit (colon[1]);
}

GUri *
attache_address_parse (const char *typed, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *full = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (strlen (typed) > ATTACHE_ADDRESS_MAX_LENGTH || !g_utf8_validate (typed, -1, NULL))
    {
      set_invalid (typed, _ ("this is not an address"), error);
      return NULL;
    }
  text = g_strstrip (g_strdup (typed));
  full = has_scheme (text) ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  uri = g_uri_parse (full, FLAGS, NULL);
  if (uri == NULL || strpbrk (text, " \t\r\n") != NULL || *text == '\0')
    {
      set_invalid (typed, _ ("this is not an address"), error);
      return NULL;
    }
  return check (uri, text, error) ? rebuild (uri) : NULL;
}

GUri *
attache_address_follow (GUri *base, const char *location, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (base != NULL && location != NULL, NULL);

  if (strlen (location) <= ATTACHE_ADDRESS_MAX_LENGTH && g_utf8_validate (location, -1, NULL))
    uri = g_uri_parse_relative (base, location, FLAGS, NULL);
  if (uri == NULL)
    {
      set_invalid (location, _ ("the page leads on to something that is not an address"), error);
      return NULL;
    }
  return check (uri, location, error) ? rebuild (uri) : NULL;
}
