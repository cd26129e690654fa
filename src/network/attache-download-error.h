/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can go wrong between an address and its page. Messages name the address, in words for a
 * person. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ATTACHE_DOWNLOAD_ERROR_ADDRESS,     /* it is no address of a web page */
  ATTACHE_DOWNLOAD_ERROR_PRIVATE,     /* a page from outside led to the reader's own network */
  ATTACHE_DOWNLOAD_ERROR_UNREACHABLE, /* no such host, no answer, no trust in its certificate */
  ATTACHE_DOWNLOAD_ERROR_ANSWER,      /* the server answered, and not with the page */
  ATTACHE_DOWNLOAD_ERROR_REDIRECTS,   /* it led on and on */
  ATTACHE_DOWNLOAD_ERROR_TOO_LARGE,
  ATTACHE_DOWNLOAD_ERROR_TOO_SLOW,
  ATTACHE_DOWNLOAD_ERROR_CUT_OFF,     /* less came than was announced */
  ATTACHE_DOWNLOAD_ERROR_UNSUPPORTED, /* this build has no network */
} AttacheDownloadError;

#define ATTACHE_DOWNLOAD_ERROR (attache_download_error_quark ())
GQuark attache_download_error_quark (void);

G_END_DECLS
