/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain of imports. */

#include "config.h"

#include "attache-import-error.h"

G_DEFINE_QUARK (attache - import - error - quark, attache_import_error)
