-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Articles in the order of their dates, and the search index in that order, so that the newest hits
-- are found first without looking at the others.
--
-- place: one number for each article, larger for newer. The places of a day d since 1970 begin at
-- d * 2^20: first 2^19 for articles of which no more than the day is known, then 256 for each minute.
-- Within these it is the place of id % 2^19, or id % 256; where that is taken, an article of a minute
-- goes to those of the day, and one of the day to the undated, which are at id - 2^60. NULL: in no
-- list. The same is done by src/store/attache-article-place.c.

ALTER TABLE article ADD COLUMN place INTEGER;

WITH
  split (id, day, minute) AS (
    SELECT id, (published - 86399999999 * (published < 0)) / 86400000000,
      CASE WHEN published % 86400000000 <> 0
        THEN (published % 86400000000 + 86400000000) % 86400000000 / 60000000 END
    FROM article WHERE published IS NOT NULL),
  first_choice (id, day, minute, n) AS (
    SELECT id, day, minute, row_number () OVER (PARTITION BY day, minute, id & 255 ORDER BY id)
    FROM split),
  second_choice (id, day, minute, n) AS (
    SELECT id, day, CASE WHEN n = 1 THEN minute END,
      row_number () OVER (PARTITION BY day, minute IS NOT NULL AND n = 1, id & 524287 ORDER BY id)
    FROM first_choice)
UPDATE article SET place = CASE
    WHEN choice.minute IS NOT NULL
      THEN choice.day * 1048576 + 524288 + choice.minute * 256 + (article.id & 255)
    WHEN choice.n = 1 THEN choice.day * 1048576 + (article.id & 524287) END
  FROM second_choice AS choice WHERE choice.id = article.id;
UPDATE article SET place = id - (1 << 60) WHERE place IS NULL;

CREATE UNIQUE INDEX article_by_place ON article (place);
DROP INDEX article_by_published;

DROP TABLE article_search;
DROP VIEW article_content;
CREATE VIEW article_content (place, title, text) AS
  SELECT article.place, article.title, article_text.text
  FROM article JOIN article_text ON article_text.article_id = article.id
  WHERE article.place IS NOT NULL;
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text,
  content = 'article_content', content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO article_search (rowid, title, text)
  SELECT place, title, text FROM article_content ORDER BY place;
