/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of downloads. */

#include "config.h"

#include "attache-download-error.h"

GQuark
attache_download_error_quark (void)
{
  return g_quark_from_static_string ("attache-download-error-quark");
}
