/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program begins: the locale, then the application. */

#include "config.h"

#include "attache-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (AttacheApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = attache_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
