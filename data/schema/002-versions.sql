-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Versions of an article, and what a person decided about who is who and what is one event.
--
-- An article that replaces another names it (article.replaces_id); the one that nothing replaces is
-- shown in lists, and only it has found rows. What the reader wrote moves along.

-- home: where the reader put it, in which version; NULL while it stands there. score: how sure the
-- present place is, where it is not the home.
ALTER TABLE annotation ADD COLUMN home_id INTEGER REFERENCES article (id);
ALTER TABLE annotation ADD COLUMN home_start INTEGER;
ALTER TABLE annotation ADD COLUMN home_end INTEGER;
ALTER TABLE annotation ADD COLUMN score REAL CHECK (score BETWEEN 0 AND 1);
CREATE INDEX annotation_by_home ON annotation (home_id) WHERE home_id IS NOT NULL;
CREATE INDEX annotation_by_anchor ON annotation (anchor, article_id) WHERE anchor > 0;

-- Written: this actor is that actor. Never a chain: into_id is not merged itself.
CREATE TABLE merged_actor (
  id INTEGER PRIMARY KEY REFERENCES actor (id),
  into_id INTEGER NOT NULL REFERENCES actor (id) CHECK (into_id <> id),
  made INTEGER NOT NULL
) STRICT;
CREATE INDEX merged_actor_by_into ON merged_actor (into_id);

-- Whom the analysis found, where merging put another in that one's place. (A statement's speaker
-- has found_speaker_id already.)
ALTER TABLE mention ADD COLUMN found_actor_id INTEGER REFERENCES actor (id);
ALTER TABLE statement ADD COLUMN found_via_id INTEGER REFERENCES actor (id);
ALTER TABLE statement ADD COLUMN found_addressee_id INTEGER REFERENCES actor (id);
ALTER TABLE event_actor ADD COLUMN found_actor_id INTEGER REFERENCES actor (id);

-- Written: the report at this place tells the same event as the one at that place; or, without
-- that place, an event of its own.
CREATE TABLE report_choice (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  twin INTEGER NOT NULL DEFAULT 0,
  with_article_id INTEGER REFERENCES article (id),
  with_start INTEGER,
  with_end INTEGER,
  with_twin INTEGER,
  made INTEGER NOT NULL,
  UNIQUE (article_id, start, end, twin)
) STRICT;
CREATE INDEX report_choice_by_with ON report_choice (with_article_id)
  WHERE with_article_id IS NOT NULL;
