/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One article's passage about an event.
 * A frozen record; its header says what each part means. */

#include "config.h"

#include "attache-report.h"

struct _AttacheReport
{
  GObject parent_instance;

  /* Owned: every pointer of it */
  AttacheReportFields fields;
};

G_DEFINE_FINAL_TYPE (AttacheReport, attache_report, G_TYPE_OBJECT)

static void
attache_report_finalize (GObject *object)
{
  AttacheReport *self = ATTACHE_REPORT (object);

  g_free ((gpointer) self->fields.passage);
  g_free ((gpointer) self->fields.article_title);
  g_free ((gpointer) self->fields.outlet);
  g_strfreev ((GStrv) self->fields.figures);

  G_OBJECT_CLASS (attache_report_parent_class)->finalize (object);
}

static void
attache_report_class_init (AttacheReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = attache_report_finalize;
}

static void
attache_report_init (AttacheReport *self)
{
}

AttacheReport *
attache_report_new (const AttacheReportFields *fields)
{
  AttacheReport *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_object_new (ATTACHE_TYPE_REPORT, NULL);
  self->fields = *fields;
  self->fields.passage = g_strdup (fields->passage);
  self->fields.article_title = g_strdup (fields->article_title);
  self->fields.outlet = g_strdup (fields->outlet);
  self->fields.figures = (const char *const *) g_strdupv ((GStrv) fields->figures);
  return self;
}

const AttacheReportFields *
attache_report_get_fields (AttacheReport *self)
{
  g_return_val_if_fail (ATTACHE_IS_REPORT (self), NULL);

  return &self->fields;
}
