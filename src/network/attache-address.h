/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses that a person may type, and which of them lie on the reader's own machine or network. A
 * page from outside must not lead a program to what stands behind the reader's door. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of a typed address, in bytes. */
#define ATTACHE_ADDRESS_MAX_LENGTH 4096

/* Transfer full: the address of a page as it is asked for: http or https, with a host, without a
 * fragment. White space around it and a missing "https://" are put right. NULL with an
 * ATTACHE_DOWNLOAD_ERROR where it is none, or carries a password. */
GUri *attache_address_parse (const char *typed, GError **error);

/* The same for where an answer leads on from @base. */
GUri *attache_address_follow (GUri *base, const char *location, GError **error);

/* TRUE for what is not a host of the public network: loopback, private, shared, link-local,
 * multicast, benchmarking and reserved blocks, also inside IPv4-mapped and NAT64 addresses. The
 * blocks are those of the IANA registries of special-purpose addresses (RFC 6890). */
gboolean attache_address_is_private (GInetAddress *address);

/* TRUE where @host, without being looked up, is such an address or a name of this machine or the
 * local network: "localhost", "*.localhost", "*.local", "*.internal", "*.home.arpa", or a name
 * without a dot. */
gboolean attache_address_is_private_host (const char *host);

G_END_DECLS
