-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Texts that several outlets carried, and what the last imports brought.

-- Whose text it is by the file it came in: stays when the reader corrects the outlet. With it the
-- same text in two outlets is two articles; NULL in what was imported before.
ALTER TABLE article ADD COLUMN carrier TEXT;

-- By what texts that are much the same are found: eight hashes of each. No reference to article, for
-- there is no index by it: a row that outlives its article is passed over.
CREATE TABLE article_sketch (
  hash INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;

-- Two articles with much of their text in common, in both directions.
CREATE TABLE article_kin (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  share REAL NOT NULL CHECK (share > 0 AND share <= 1),
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_kin_by_other ON article_kin (other_id);

-- One import. ended is NULL while it runs, and where it was cut short.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  begun INTEGER NOT NULL,
  ended INTEGER,
  n_files INTEGER NOT NULL DEFAULT 0,
  n_imported INTEGER NOT NULL DEFAULT 0,
  n_known INTEGER NOT NULL DEFAULT 0,
  n_failed INTEGER NOT NULL DEFAULT 0,
  problem TEXT -- what ended it early, for people
) STRICT;

-- The articles of one import, in their order; is_known: it was there already.
CREATE TABLE import_article (
  run_id INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  is_known INTEGER NOT NULL CHECK (is_known IN (0, 1)),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_article_by_article ON import_article (article_id);

-- What is to be said of single files and articles. code: of AttacheImportError where it failed, NULL
-- where it came in with a doubt.
CREATE TABLE import_line (
  run_id INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  code INTEGER,
  path TEXT, -- of a file that failed
  article_id INTEGER REFERENCES article (id) ON DELETE CASCADE,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_line_by_article ON import_line (article_id) WHERE article_id IS NOT NULL;
