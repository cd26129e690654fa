/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one function of a libFuzzer target. Built with -Dfuzz=true it is linked to libFuzzer;
 * otherwise to run-corpus.c, so that each corpus is a unit test as well. */

#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
