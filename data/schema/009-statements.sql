-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What a person said about where statements begin and end.

-- Written, each upon those before it: the statement at this place is 1 one with the one at that
-- place; 2 two, of which the first ends and the second begins there; 3 of the words from there to
-- there.
CREATE TABLE statement_choice (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  article_id INTEGER NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  twin INTEGER NOT NULL DEFAULT 0,
  with_start INTEGER NOT NULL,
  with_end INTEGER NOT NULL,
  with_twin INTEGER NOT NULL DEFAULT 0,
  made INTEGER NOT NULL,
  -- Found: whether what it is about is there.
  is_met INTEGER NOT NULL DEFAULT 0 CHECK (is_met IN (0, 1))
) STRICT;
CREATE INDEX statement_choice_by_article ON statement_choice (article_id, id);
CREATE INDEX statement_choice_unmet ON statement_choice (id) WHERE is_met = 0;

-- Found: the statements of an article as the analysis has them, where a statement_choice changed
-- them: one compressed value of the shape told in src/store/attache-statement-ground.c.
CREATE TABLE statement_ground (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;

-- The statement_choice that it stands by; NULL: it is as the analysis found it. No reference, for
-- what stands by a choice is made again whenever one goes.
ALTER TABLE statement ADD COLUMN choice_id INTEGER;
