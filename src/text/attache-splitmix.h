/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The finalizer of SplitMix64 (G. Steele et al., "Fast splittable pseudorandom number generators",
 * 2014): numbers that are alike become numbers that are not. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline guint64
attache_splitmix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

G_END_DECLS
