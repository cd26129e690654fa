-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What came from addresses, and the feeds that a reader watches.

-- The page as it was fetched, gzipped: evidence of what stood there that day.
CREATE TABLE original (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  address TEXT NOT NULL,
  media_type TEXT,
  charset TEXT,
  fetched INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

-- minutes: between looks; 0: only when the reader says so. etag and last_modified are the server's,
-- for the next time. problem: of the last look, for people.
CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  title TEXT,
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
  checked INTEGER,
  etag TEXT,
  last_modified TEXT,
  problem TEXT
) STRICT;

-- What a feed announced before: not asked for again.
CREATE TABLE feed_entry (
  feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;
