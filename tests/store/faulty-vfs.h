/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file system for SQLite that fails on command: the system's own, with a countdown before its
 * writes. */

#pragma once

#include <glib.h>

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,        /* SQLITE_FULL from a write */
  FAULT_IO,          /* SQLITE_IOERR_WRITE */
  FAULT_SHORT_WRITE, /* half is written, then SQLITE_IOERR_WRITE */
  FAULT_SYNC,        /* SQLITE_IOERR_FSYNC */
} Fault;

/* Becomes the default of all connections that are opened from now on. */
void faulty_vfs_register (void);
/* The @after'th write (or sync) from now on fails, and all that follow until it is set again. */
void faulty_vfs_set (Fault fault, guint after);
guint faulty_vfs_get_n_failed (void);
