/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A shim over the default VFS: every file is the system's, but for xWrite and xSync. One thread. */

#include "config.h"

#include "faulty-vfs.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_io_methods methods; /* the system's, with ours put in */
  sqlite3_file *real;         /* stands behind this struct */
} FaultyFile;

static sqlite3_vfs shim;
static sqlite3_vfs *real_vfs;
static Fault fault;
static guint countdown;
static guint n_failed;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultyFile *) (gpointer) file)->real;
}

static gboolean
is_time (gboolean is_sync)
{
  if (fault == FAULT_NONE || (fault == FAULT_SYNC) != is_sync)
    return FALSE;
  if (countdown > 0 && --countdown > 0)
    return FALSE;
  n_failed++;
  return TRUE;
}

static int
write_cb (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  sqlite3_file *real = real_of (file);

  if (!is_time (FALSE))
    return real->pMethods->xWrite (real, data, amount, offset);
  if (fault == FAULT_SHORT_WRITE)
    real->pMethods->xWrite (real, data, amount / 2, offset);
  return fault == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  return is_time (TRUE) ? SQLITE_IOERR_FSYNC
                        : real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
close_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
read_cb (sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), data, amount, offset);
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 size)
{
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
lock_cb (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
unlock_cb (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
check_lock_cb (sqlite3_file *file, int *is_locked)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_locked);
}

static int
control_cb (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
sector_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
traits_cb (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
map_cb (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
shm_lock_cb (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
barrier_cb (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
unmap_cb (sqlite3_file *file, int delete)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete);
}

/* No memory-mapped reading: version 2. */
static int
open_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultyFile *self = (FaultyFile *) (gpointer) file;
  int code;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (gpointer) (self + 1);
  code = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  self->methods = (sqlite3_io_methods){
    .iVersion = 2,
    .xClose = close_cb,
    .xRead = read_cb,
    .xWrite = write_cb,
    .xTruncate = truncate_cb,
    .xSync = sync_cb,
    .xFileSize = size_cb,
    .xLock = lock_cb,
    .xUnlock = unlock_cb,
    .xCheckReservedLock = check_lock_cb,
    .xFileControl = control_cb,
    .xSectorSize = sector_cb,
    .xDeviceCharacteristics = traits_cb,
    .xShmMap = map_cb,
    .xShmLock = shm_lock_cb,
    .xShmBarrier = barrier_cb,
    .xShmUnmap = unmap_cb,
  };
  self->base.pMethods = self->real->pMethods != NULL ? &self->methods : NULL;
  return code;
}

void
faulty_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  shim = *real_vfs;
  shim.zName = "faulty";
  shim.pNext = NULL;
  shim.szOsFile = (int) sizeof (FaultyFile) + real_vfs->szOsFile;
  shim.xOpen = open_cb;
  g_assert (sqlite3_vfs_register (&shim, TRUE) == SQLITE_OK);
}

void
faulty_vfs_set (Fault new_fault, guint after)
{
  fault = new_fault;
  countdown = after;
  n_failed = 0;
}

guint
faulty_vfs_get_n_failed (void)
{
  return n_failed;
}
