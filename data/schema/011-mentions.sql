-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The mentions of an article as one value, of the layout told in src/store/attache-mention-value.h:
-- only who reads the article asks for them. The value has whom the analysis found (merged_actor
-- tells for whom that one counts). pack_mentions () is a function of ours.

CREATE TABLE article_mention (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;
INSERT INTO article_mention (article_id, content)
  SELECT article_id, pack_mentions (start, end, type, ifnull (found_actor_id, actor_id), rule)
  FROM mention GROUP BY article_id;
DROP TABLE mention;

-- Parts of the search index are merged when there are 64 of a size, and never more of them at once
-- than a transaction brings: sixteen in one go took seconds in which nothing else was written. The
-- upkeep merges the others.
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 64);
INSERT INTO article_search (article_search, rank) VALUES ('crisismerge', 512);
