/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A server on loopback for tests, in a thread of its own, whose answers are bytes that a test
 * wrote: also such as no library would send. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HostileServer HostileServer;

/* What is sent to a GET of @path; @request is all lines of it. Runs on a thread of the connection,
 * which closes when it returns. */
typedef void (*HostileAnswer) (HostileServer *server, GSocketConnection *connection,
                               const char *path, const char *request, gpointer user_data);

HostileServer *hostile_server_new (HostileAnswer answer, gpointer user_data);
/* Waits for every connection to end. */
void hostile_server_free (HostileServer *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HostileServer, hostile_server_free)

/* Transfer full: "http://127.0.0.1:PORT" and @path. */
char *hostile_server_dup_address (HostileServer *server, const char *path);
guint16 hostile_server_get_port (HostileServer *server);

/* How many requests came in so far. */
guint hostile_server_count_requests (HostileServer *server);

/* FALSE once the other side has gone. @length -1: to the NUL. */
gboolean hostile_server_send (GSocketConnection *connection, const char *bytes, gssize length);
/* A whole answer, as a good server gives it. */
void hostile_server_send_page (GSocketConnection *connection, const char *type, const char *body);
/* Until the other side gives up. */
void hostile_server_wait_for_close (GSocketConnection *connection);

G_END_DECLS
