-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Articles that a step of the history brought or took away. An article that is away lies on the
-- shelf: its own rows and those found in it, as one compressed value of the shape told in
-- attache-shelf.c. Lists never see it, and need not know of it.

-- What a step was about, in the reader's own words (a title, a tag), as it was then.
ALTER TABLE journal ADD COLUMN about TEXT;
ALTER TABLE journal ADD COLUMN n_articles INTEGER NOT NULL DEFAULT 0 CHECK (n_articles >= 0);

CREATE TABLE journal_article (
  step_id INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL,
  is_brought INTEGER NOT NULL CHECK (is_brought IN (0, 1)), -- else taken away
  PRIMARY KEY (step_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shelf (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (step_id, article_id)
) STRICT;
