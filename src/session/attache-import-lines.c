/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two lists. */

#include "config.h"

#include "attache-import-lines.h"

#include <string.h>

static void
remark_clear (gpointer data)
{
  AttacheImportRemark *remark = data;

  g_free ((char *) remark->name);
  g_free ((char *) remark->reason);
  g_free ((char *) remark->path);
}

AttacheImportLines *
attache_import_lines_new (void)
{
  AttacheImportLines *lines = g_new0 (AttacheImportLines, 1);

  lines->arrivals = g_array_new (FALSE, FALSE, sizeof (AttacheImportArrival));
  lines->remarks = g_array_new (FALSE, FALSE, sizeof (AttacheImportRemark));
  g_array_set_clear_func (lines->remarks, remark_clear);
  return lines;
}

void
attache_import_lines_free (AttacheImportLines *lines)
{
  g_array_unref (lines->arrivals);
  g_array_unref (lines->remarks);
  g_free (lines);
}

/* Errors begin with the name of what failed; in a report it stands beside them. */
static const char *
skip_name (const char *reason, const char *name)
{
  gsize length = strlen (name);

  return strncmp (reason, name, length) == 0 && g_str_has_prefix (reason + length, ": ")
             ? reason + length + 2
             : reason;
}

void
attache_import_lines_add_remark (AttacheImportLines *lines, const AttacheImportRemark *remark)
{
  AttacheImportRemark copy = *remark;

  copy.name = g_strdup (remark->name);
  copy.reason = g_strdup (skip_name (remark->reason, remark->name));
  copy.path = g_strdup (remark->path);
  g_array_append_val (lines->remarks, copy);
}

void
attache_import_lines_add_article (AttacheImportLines *lines, gint64 article_id, gboolean is_known)
{
  const AttacheImportArrival arrival = { article_id, is_known };

  g_array_append_val (lines->arrivals, arrival);
}

guint
attache_import_lines_count (const AttacheImportLines *lines)
{
  return lines->arrivals->len + lines->remarks->len;
}

void
attache_import_lines_go_on (AttacheImportLines *lines, AttacheImportLines *earlier)
{
  g_array_prepend_vals (lines->arrivals, earlier->arrivals->data, earlier->arrivals->len);
  g_array_prepend_vals (lines->remarks, earlier->remarks->data, earlier->remarks->len);
  g_array_set_size (earlier->arrivals, 0);
  /* Its strings belong to @lines now. */
  g_free (g_array_steal (earlier->remarks, NULL));
}
