-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Where the words of a statement stand, within its row: a tree of its own, for rows of a few bytes,
-- cost the import more than it was worth. spans is a JSON array of numbers, three for each span: role,
-- start, end; in the order of role and start, no two alike in both. The view statement_span has them one
-- by one, and one may be added to it and taken from it.

ALTER TABLE statement ADD COLUMN spans TEXT;
UPDATE statement SET spans = (
  SELECT '[' || ifnull (group_concat (role || ',' || start || ',' || end), '') || ']'
  FROM (SELECT role, start, end FROM statement_span WHERE statement_id = statement.id
    ORDER BY role, start));
DROP TABLE statement_span;

CREATE VIEW statement_span (statement_id, role, start, end) AS
  SELECT statement.id, role.value, start.value, end.value
  FROM statement JOIN json_each (statement.spans) AS role
    JOIN json_each (statement.spans) AS start ON start.key = role.key + 1
    JOIN json_each (statement.spans) AS end ON end.key = role.key + 2
  WHERE role.key % 3 = 0;
CREATE TRIGGER statement_span_is_added INSTEAD OF INSERT ON statement_span
BEGIN
  UPDATE statement SET spans = (
      SELECT '[' || group_concat (role || ',' || start || ',' || end) || ']'
      FROM (SELECT role, start, end FROM statement_span WHERE statement_id = NEW.statement_id
        UNION ALL SELECT NEW.role, NEW.start, NEW.end WHERE NOT EXISTS (
          SELECT 1 FROM statement_span WHERE statement_id = NEW.statement_id
            AND role = NEW.role AND start = NEW.start)
        ORDER BY 1, 2))
    WHERE id = NEW.statement_id;
END;
CREATE TRIGGER statement_span_is_taken INSTEAD OF DELETE ON statement_span
BEGIN
  UPDATE statement SET spans = (
      SELECT '[' || ifnull (group_concat (role || ',' || start || ',' || end), '') || ']'
      FROM (SELECT role, start, end FROM statement_span WHERE statement_id = OLD.statement_id
        AND NOT (role = OLD.role AND start = OLD.start) ORDER BY role, start))
    WHERE id = OLD.statement_id;
END;
