/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of imports. */

#include "config.h"

#include "attache-import-error.h"

GQuark
attache_import_error_quark (void)
{
  return g_quark_from_static_string ("attache-import-error-quark");
}
