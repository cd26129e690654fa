#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every statement that the tests of the store make the store run, and its plan: none walks through a table of the dossier unless it says
so. check-plans.py PROGRAM… runs the test programs and overhears them. test-store-plans does the same for the lists, under statistics; this
finds what it does not do. Statements of the tests themselves are told by their words standing in a test. Prints TAP."""
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/cli"))
import tap  # noqa: E402

# What is as small as the question, or as the reader's own tags, and what was put together before.
SMALL = ("json_each", "pragma_table_info", "CONSTANT ROW", "tag", "w", "one", "outlets", "first", "below", "version", "older", "same", "up", "it",
         "lost", "span", "statement_span", "row_batch", "actor USING INDEX actor_by_statements")
heard = set()


def bare(words):
    """A statement, or a source, without what differs from one time to the next: strings, numbers, blanks, and C between its parts."""
    words = re.sub(r"/\*.*?\*/", "", words, flags=re.DOTALL)
    words = re.sub(r'"\s*(?:\\\n)?\s*"', "", words)
    words = re.sub(r"'[^']*'|%\w|\" G_G\w+_FORMAT \"|\b\d+\b", "#", words)
    return re.sub(r"\s+", "", words)


def sources(*patterns):
    return "".join(bare(path.read_text()) for pattern in patterns for path in sorted(ROOT.glob(pattern)))


def empty_dossier():
    db = sqlite3.connect(":memory:")
    for name, n in ("fold", 1), ("pack_mentions", 5), ("count_mentions", 2), ("passage", -1):
        db.create_function(name, n, lambda *_: None)
    for path in sorted((ROOT / "data/schema").glob("*.sql")):
        db.executescript(path.read_text())
    # Stands for the function of ours that has the rows of an import.
    db.execute(f"CREATE TABLE row_batch ({', '.join(f'c{i}' for i in range(1, 25))})")
    return db


def walks(db, statement):
    statement = statement.replace("row_batch (:rows)", "row_batch")
    names = set(re.findall(r":([a-z_0-9]+)", statement))
    plan = db.execute("EXPLAIN QUERY PLAN " + statement, dict.fromkeys(names)).fetchall()
    found = [row[3] for row in plan if row[3].startswith("SCAN ")]
    return [step for step in found if not any(re.match(rf"SCAN {re.escape(name)}\b", step) for name in SMALL)
            and ("VIRTUAL TABLE INDEX" not in step or step.endswith("INDEX 0:"))]


def case_overhears_the_tests():
    with tempfile.TemporaryDirectory() as folder:
        for program in sys.argv[1:]:
            path = pathlib.Path(folder, pathlib.Path(program).name)
            subprocess.run([program], env=dict(os.environ, ATTACHE_OVERHEARD=str(path)), check=True, capture_output=True)
            heard.update(path.read_text(encoding="utf-8", errors="replace").split("\0"))
    print(f"# {len(heard)} statements")
    assert len(heard) > 500


def case_none_walks_through_a_table_unsaid():
    db = empty_dossier()
    ours, theirs = sources("src/**/*.[ch]"), sources("tests/**/*.[ch]")
    n_looked, bad = 0, []
    for statement in sorted(heard):
        words = bare(statement)
        if not re.match(r"(/\* scan \*/ )?(SELECT|INSERT|UPDATE|DELETE|WITH)\b", statement) or words[:28] not in ours or words in theirs:
            continue
        n_looked += 1
        try:
            found = walks(db, statement)
        except sqlite3.Error as error:
            print(f"# not looked at: {error}: {statement[:100]!r}")
            continue
        if found and not statement.startswith("/* scan */"):
            bad.append(f"{', '.join(found)}: {' '.join(statement.split())[:300]}")
    print(f"# {n_looked} statements of the store")
    assert n_looked > 300, n_looked
    assert not bad, "\n".join(bad)


def case_a_walk_is_seen():
    db = empty_dossier()
    assert walks(db, "SELECT id FROM statement WHERE confidence > 0.5")
    assert not walks(db, "SELECT id FROM article WHERE url = :url")


sys.exit(tap.run(globals()))
