-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- By what hash an article is found: those of its sketch, and of its quotations. They come in no order,
-- and a page of a large index for each would be written at every import. So they gather in
-- article_hash_fresh, which stays small, and go from there into article_hash_settled in their order, a
-- slice of them at a time (src/store/attache-hash-index.c). Both are asked. No reference to article,
-- for there is no index by it: a row that outlives its article, or its quotation, is passed over.

CREATE TABLE article_hash_settled (
  hash INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_hash_fresh (
  hash INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  PRIMARY KEY (hash, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO article_hash_settled (hash, article_id)
  SELECT hash, article_id FROM article_sketch
  UNION SELECT quote_hash, article_id FROM statement WHERE quote_hash IS NOT NULL;
DROP TABLE article_sketch;
DROP INDEX statement_by_quote;

-- What a transaction of an import brings goes into the search index as one segment (hashsize: bytes),
-- and sixteen of a size are merged at once, not four.
INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 33554432);
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 16);
