-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A dossier. Numbers that name a kind, a role or a precision are those of the enums in
-- src/analysis, src/time and src/model: they are the file format, so the enums only ever grow at
-- the end. Instants are microseconds since 1970 in UTC; NULL is "not known". Spans are half-open,
-- in code points of the article's text. Where a table is WITHOUT ROWID the columns of its key come
-- first: the integrity check of SQLite 3.40 otherwise takes others for NULL.
--
-- *Found* rows carry the version of the analysis that made them and may be thrown away: section,
-- found_time, mention, statement, statement_span, event, report, event_actor, figure,
-- article_actor. *Written* rows are the reader's and refer to found things only by where they
-- stand in the text: annotation, tag, annotation_tag, decision, journal.

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 64),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  replaces_id INTEGER REFERENCES article (id),
  title TEXT NOT NULL,
  is_title_derived INTEGER NOT NULL DEFAULT 0 CHECK (is_title_derived IN (0, 1)),
  outlet TEXT,
  author TEXT,
  url TEXT,
  language TEXT,
  source TEXT,
  published INTEGER,
  published_precision INTEGER NOT NULL CHECK (published_precision BETWEEN 0 AND 9),
  published_basis INTEGER NOT NULL CHECK (published_basis BETWEEN 0 AND 5),
  length INTEGER NOT NULL CHECK (length >= 0),
  n_words INTEGER NOT NULL CHECK (n_words >= 0),
  n_statements INTEGER NOT NULL DEFAULT 0,
  n_events INTEGER NOT NULL DEFAULT 0,
  is_unread INTEGER NOT NULL DEFAULT 1 CHECK (is_unread IN (0, 1)),
  is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
  imported INTEGER NOT NULL,
  analysis INTEGER
) STRICT;
CREATE INDEX article_by_published ON article (published, id);
CREATE INDEX article_by_outlet ON article (outlet, id) WHERE outlet IS NOT NULL;
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_replaced ON article (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX article_by_analysis ON article (analysis, id);

-- Apart from article, so that lists of articles never read past texts.
CREATE TABLE article_text (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE TRIGGER article_text_is_immutable BEFORE UPDATE ON article_text
BEGIN
  SELECT RAISE (ABORT, 'the text of an article never changes');
END;

CREATE VIEW article_content (article_id, title, text) AS
  SELECT article.id, article.title, article_text.text
  FROM article JOIN article_text ON article_text.article_id = article.id;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text,
  content = 'article_content', content_rowid = 'article_id',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  key TEXT UNIQUE,
  name TEXT NOT NULL,
  type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 4),
  is_known INTEGER NOT NULL DEFAULT 0 CHECK (is_known IN (0, 1)),
  is_written INTEGER NOT NULL DEFAULT 0 CHECK (is_written IN (0, 1)),
  colour INTEGER CHECK (colour BETWEEN 0 AND 7), -- given with the first statement, in the order of appearance
  n_articles INTEGER NOT NULL DEFAULT 0,
  n_mentions INTEGER NOT NULL DEFAULT 0,
  n_statements INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX actor_by_name ON actor (name, type) WHERE key IS NULL;
CREATE INDEX actor_by_statements ON actor (n_statements, id);
CREATE INDEX actor_by_articles ON actor (n_articles, id);

CREATE TABLE alias (
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (actor_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_name ON alias (name COLLATE NOCASE);

-- A role and when the articles that give it to the actor were published.
CREATE TABLE role (
  actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  begin INTEGER,
  until INTEGER,
  PRIMARY KEY (actor_id, name)
) STRICT, WITHOUT ROWID;

-- What the lists ask of mention and statement, summed up.
CREATE TABLE article_actor (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  n_mentions INTEGER NOT NULL DEFAULT 0,
  n_statements INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article_id, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_actor_by_actor ON article_actor (actor_id, article_id, n_statements);

CREATE TABLE section (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 6),
  end INTEGER NOT NULL CHECK (end >= start),
  PRIMARY KEY (article_id, start, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE found_time (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 3),
  value TEXT,
  mod TEXT,
  begin INTEGER,
  until INTEGER,
  precision INTEGER NOT NULL CHECK (precision BETWEEN 0 AND 9),
  rule TEXT,
  PRIMARY KEY (article_id, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 4),
  actor_id INTEGER REFERENCES actor (id),
  rule TEXT,
  PRIMARY KEY (article_id, start, end, type)
) STRICT, WITHOUT ROWID;

-- start and end hold all of the content; (article, start, end, twin) is what a decision finds a
-- statement by.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  twin INTEGER NOT NULL DEFAULT 0,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  -- Who is held to have said it: by the reader's word, or by the analysis.
  speaker_id INTEGER REFERENCES actor (id),
  found_speaker_id INTEGER REFERENCES actor (id),
  via_id INTEGER REFERENCES actor (id),
  addressee_id INTEGER REFERENCES actor (id),
  inside_id INTEGER REFERENCES statement (id) ON DELETE SET NULL,
  said TEXT,
  begin INTEGER,
  until INTEGER,
  precision INTEGER NOT NULL CHECK (precision BETWEEN 0 AND 9),
  quote_hash INTEGER, -- of the folded words of a quotation long enough to be told by them
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rule TEXT,
  resolution TEXT,
  analysis INTEGER NOT NULL,
  UNIQUE (article_id, start, end, twin)
) STRICT;
CREATE INDEX statement_by_speaker ON statement (speaker_id, begin) WHERE speaker_id IS NOT NULL;
CREATE INDEX statement_by_via ON statement (via_id) WHERE via_id IS NOT NULL;
CREATE INDEX statement_by_inside ON statement (inside_id) WHERE inside_id IS NOT NULL;
CREATE INDEX statement_by_begin ON statement (begin, until) WHERE begin IS NOT NULL;
CREATE INDEX statement_by_quote ON statement (quote_hash, article_id) WHERE quote_hash IS NOT NULL;

-- role: 0 content, 1 cue, 2 source, 3 via, 4 addressee.
CREATE TABLE statement_span (
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 4),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  PRIMARY KEY (statement_id, role, start)
) STRICT, WITHOUT ROWID;

-- An event is told by its first report; the reports that were merged into it count.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 15),
  mode INTEGER NOT NULL CHECK (mode BETWEEN 0 AND 4),
  begin INTEGER,
  until INTEGER CHECK (until IS NULL OR until >= begin),
  precision INTEGER NOT NULL CHECK (precision BETWEEN 0 AND 9),
  label TEXT NOT NULL,
  n_reports INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX event_by_begin ON event (begin, until, kind, mode);
CREATE INDEX event_by_kind ON event (kind, begin, until, mode);

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  twin INTEGER NOT NULL DEFAULT 0,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 15),
  mode INTEGER NOT NULL CHECK (mode BETWEEN 0 AND 4),
  begin INTEGER,
  until INTEGER,
  precision INTEGER NOT NULL CHECK (precision BETWEEN 0 AND 9),
  place TEXT,
  label TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  rule TEXT,
  analysis INTEGER NOT NULL,
  UNIQUE (article_id, start, end, twin)
) STRICT;
CREATE INDEX report_by_event ON report (event_id, article_id);
CREATE INDEX report_by_kind ON report (kind, mode, article_id);

CREATE TABLE event_actor (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  is_source INTEGER NOT NULL CHECK (is_source IN (0, 1)),
  actor_id INTEGER NOT NULL REFERENCES actor (id),
  event_id INTEGER NOT NULL REFERENCES event (id),
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end >= start),
  PRIMARY KEY (report_id, is_source, actor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_by_actor ON event_actor (actor_id, event_id);
CREATE INDEX event_actor_by_event ON event_actor (event_id, actor_id);

CREATE TABLE figure (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  start INTEGER NOT NULL CHECK (start >= 0),
  effect INTEGER NOT NULL CHECK (effect BETWEEN 0 AND 5),
  end INTEGER NOT NULL CHECK (end > start),
  least INTEGER,
  most INTEGER,
  whom TEXT,
  PRIMARY KEY (report_id, start, effect)
) STRICT, WITHOUT ROWID;

-- target: 0 span, 1 article, 2 event, 3 speaker. An event is named by the span of a report of it,
-- so that it is found again after a new analysis; a speaker by the actor, which is never deleted
-- while a written row refers to it.
CREATE TABLE annotation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  target INTEGER NOT NULL CHECK (target BETWEEN 0 AND 3),
  article_id INTEGER REFERENCES article (id),
  actor_id INTEGER REFERENCES actor (id),
  start INTEGER NOT NULL DEFAULT 0 CHECK (start >= 0),
  end INTEGER NOT NULL DEFAULT 0 CHECK (end >= start),
  quote TEXT,
  prefix TEXT,
  suffix TEXT,
  anchor INTEGER NOT NULL DEFAULT 0 CHECK (anchor BETWEEN 0 AND 3),
  colour INTEGER NOT NULL CHECK (colour BETWEEN 0 AND 3),
  note TEXT NOT NULL DEFAULT '',
  author TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  CHECK ((target = 3) = (actor_id IS NOT NULL)),
  CHECK ((target = 3) = (article_id IS NULL))
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article_id, start) WHERE article_id IS NOT NULL;
CREATE INDEX annotation_by_actor ON annotation (actor_id) WHERE actor_id IS NOT NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER REFERENCES tag (id),
  name TEXT NOT NULL CHECK (name <> ''),
  colour INTEGER NOT NULL DEFAULT 0 CHECK (colour BETWEEN 0 AND 7)
) STRICT;
CREATE UNIQUE INDEX tag_by_name ON tag (name, ifnull (parent_id, 0));
CREATE INDEX tag_by_parent ON tag (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE annotation_tag (
  annotation_id INTEGER NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  PRIMARY KEY (annotation_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX annotation_tag_by_tag ON annotation_tag (tag_id, annotation_id);

-- target: 0 statement, 1 event (by the span of its report). decision: 1 accepted, 2 rejected, 3
-- edited.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  target INTEGER NOT NULL CHECK (target IN (0, 1)),
  article_id INTEGER NOT NULL REFERENCES article (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  twin INTEGER NOT NULL DEFAULT 0,
  decision INTEGER NOT NULL CHECK (decision BETWEEN 1 AND 3),
  speaker_id INTEGER REFERENCES actor (id),
  made INTEGER NOT NULL,
  UNIQUE (target, article_id, start, end, twin)
) STRICT;
CREATE INDEX decision_by_article ON decision (article_id);
CREATE INDEX decision_by_speaker ON decision (speaker_id) WHERE speaker_id IS NOT NULL;

-- Steps of undo: what each written row was before and after, as GVariants of the shape told in
-- attache-journal.c.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  merge_key TEXT,
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
  made INTEGER NOT NULL,
  changes BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_state ON journal (is_undone, id);
