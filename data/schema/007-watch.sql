-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Files of the watched folder that came in, by the SHA-256 of their bytes. The folder itself is
-- meta's "watched-folder", a URI.
CREATE TABLE watched_file (
  hash TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
