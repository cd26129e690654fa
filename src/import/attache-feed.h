/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds: RSS (0.9 to 2.0), Atom (RFC 4287) and JSON Feed, and lists of feeds (OPML 2.0). What a
 * feed announces, before anybody asks for the pages. */

#pragma once

#include "attache-import-date.h"

G_BEGIN_DECLS

/* Entries of one feed, and feeds of one list, beyond which the rest is left out. */
#define ATTACHE_FEED_MAX_ENTRIES 5000

typedef struct
{
  /* Owned; nullable but for the key. Text is UTF-8 on one line, content is HTML. */
  char *key; /* what the feed tells it by: its id, else its address, else its title */
  char *title;
  char *address; /* of the page; of the feed, in a list of feeds; as the feed has it, may be
                    relative */
  char *author;
  char *content;          /* the article, or as much of it as the feed gives */
  gboolean is_whole;      /* the feed gives it as the content and not as a summary */
  AttacheImportDate date; /* instant ATTACHE_TIME_UNKNOWN where the feed tells none */
} AttacheFeedEntry;

typedef struct
{
  char *title;        /* Owned, nullable */
  char *home;         /* Owned, nullable: the site */
  GPtrArray *entries; /* Owned: AttacheFeedEntry, as the feed orders them */
  gboolean is_list;   /* OPML: the entries are feeds */
  gboolean is_cut;    /* entries were left out */
} AttacheFeed;

/* NULL where the bytes are no feed at all; a feed without entries is one. Damaged ends are read as
 * far as they go. No entity is expanded and nothing is fetched. Linear. */
AttacheFeed *attache_feed_parse (const guint8 *data, gsize length);
void attache_feed_free (AttacheFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AttacheFeed, attache_feed_free)

/* TRUE where an XML root says that the bytes are a feed or a list of feeds. */
gboolean attache_feed_is_xml (const guint8 *data, gsize length);

/* For readers of one kind of feed: adds @entry, and takes it, if it has a key or something to make
 * it of. */
AttacheFeedEntry *attache_feed_entry_new (void);
void attache_feed_take (AttacheFeed *feed, AttacheFeedEntry *entry);
AttacheFeed *attache_feed_new (void);

/* NULL where it is no JSON Feed (version 1 or 1.1). */
AttacheFeed *attache_feed_parse_json (const guint8 *data, gsize length);

G_END_DECLS
