/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target over each file of a folder, whole and cut in the middle, and reports in TAP.
 */

#include "config.h"

#include "fuzz-target.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) dir = argc > 1 ? g_dir_open (argv[1], 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (path, &data, &size, NULL))
        continue;
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
      LLVMFuzzerTestOneInput ((const guint8 *) data, size / 2);
      g_print ("ok %u %s\n", ++n, name);
    }
  g_print ("1..%u\n", n);
  return n > 0 ? 0 : 1;
}
