/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program begins: the locale, then the application. */

#include "config.h"

#include "attache-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Blocks from here on, in bytes, are given back to the system when they are freed: lists of a large
 * dossier are megabytes for a moment. glibc would else keep all up to the largest that was freed. */
#define LARGE_BLOCK (256 * 1024)

int
main (int argc, char **argv)
{
  g_autoptr (AttacheApplication) application = NULL;

#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = attache_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
