-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Which event the analysis put a report into, where a report_choice put it into another: the way
-- back. No reference, for that event goes when nobody reports it; its number stays taken.
ALTER TABLE report ADD COLUMN found_event_id INTEGER;
CREATE INDEX report_by_found_event ON report (found_event_id) WHERE found_event_id IS NOT NULL;
-- An event of its own by the reader's word: no report joins it by the rule.
ALTER TABLE event ADD COLUMN is_own INTEGER NOT NULL DEFAULT 0 CHECK (is_own IN (0, 1));
