/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's word on which reports tell one event: this report the same as that one, or an event
 * of its own. Kept by the places of both, so that it outlives a new analysis. For the thread of the
 * connection that writes, within a transaction. */

#pragma once

#include "attache-found-place.h"

G_BEGIN_DECLS

/* Place of the report, of the one it is the same as (article 0: none), when, and the event that it
 * stood in: a number to be had again where it is free. */
#define ATTACHE_REPORT_CHOICE_IMAGE_TYPE "(xuuuxuuuxx)"

/* In SQL: the choice is about the report; the choice says that it is the same as the report. */
#define ATTACHE_REPORT_CHOICE_SAME_PLACE(choice, report)                                           \
  choice ".article_id = " report ".article_id AND " choice ".start = " report ".start AND " choice \
         ".end = " report ".end AND " choice ".twin = " report ".twin"
#define ATTACHE_REPORT_CHOICE_WITH_PLACE(choice, report)                                           \
  choice ".with_article_id = " report ".article_id AND " choice ".with_start = " report            \
         ".start AND " choice ".with_end = " report ".end AND " choice ".with_twin = " report      \
         ".twin"

/* What is held of a report. */
typedef struct
{
  gint64 choice_id;  /* 0: the reader said nothing */
  gboolean is_with;  /* the same as another */
  gboolean is_moved; /* and not where the analysis put it */
  gint64 event_id;
} AttacheReportChoice;

gboolean attache_report_choice_table_get (AttacheDatabase *db, gint64 report_id,
                                          AttacheReportChoice *choice, GError **error);
gboolean attache_report_choice_table_get_place (AttacheDatabase *db, gint64 report_id,
                                                AttacheFoundPlace *place, GError **error);
/* The report that others are to be the same as, where they are to be of its event; but not @except
 * (0: any). 0 where there is none that stands by itself. */
gboolean attache_report_choice_table_find_root (AttacheDatabase *db, gint64 event_id, gint64 except,
                                                gint64 *report_id, GError **error);
/* Ids (gint64) of reports are appended: those of the event. */
gboolean attache_report_choice_table_list_reports (AttacheDatabase *db, gint64 event_id,
                                                   GArray *ids, GError **error);
/* Those that are said to be the same as the report. */
gboolean attache_report_choice_table_list_followers (AttacheDatabase *db, gint64 report_id,
                                                     GArray *ids, GError **error);

/* @with_id: another report, or 0: an event of its own. @id: of the choice, old or new. */
gboolean attache_report_choice_table_set (AttacheDatabase *db, gint64 id, gint64 report_id,
                                          gint64 with_id, gint64 now, GError **error);
/* After an article's findings were written, or came back. */
gboolean attache_report_choice_table_apply (AttacheDatabase *db, gint64 article_id, GError **error);
/* Before an article's reports go: those of others that follow them go back to where they were
 * found. What the reader said stays. */
gboolean attache_report_choice_table_release (AttacheDatabase *db, gint64 article_id,
                                              GError **error);

/* As for annotations. */
gboolean attache_report_choice_table_get_image (AttacheDatabase *db, gint64 id, GVariant **image,
                                                GError **error);
gboolean attache_report_choice_table_set_image (AttacheDatabase *db, gint64 id, GVariant *image,
                                                GError **error);

G_END_DECLS
