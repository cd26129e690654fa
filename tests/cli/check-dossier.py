#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""attache-cli on a dossier, as a person and a script use it: import with its report, the lists as tables and as JSON, export that leaves an old
file whole, check, and exit status. With the five reports at hand they go the same road."""
import contextlib
import json
import os
import pathlib
import sqlite3
import stat
import subprocess
import sys
import tempfile

import tap

CLI = sys.argv[1]
HOME = pathlib.Path(tempfile.mkdtemp(prefix="attache-cli-"))
DOSSIER = HOME / "talks.dossier"
ENV = dict(os.environ, HOME=str(HOME), XDG_DATA_HOME=str(HOME / "data"), LC_ALL="C.UTF-8", TZ="UTC")
ARTICLES = [
    {"title": "Ruritania signs", "outlet": "Strelsau Post", "published": "2031-05-06",
     "text": "Foreign Minister Ada Lorne of Ruritania said on Monday that the treaty would hold. At least 40 people were killed in Zenda last week.\n"},
    {"title": "Sylvania waits", "outlet": "Zenda Courier", "published": "2031-06-11",
     "text": "President Béla Zorn met Foreign Minister Ada Lorne in Zenda on 9 June 2031.\n\n“There is no hurry,” Zorn said.\n"},
]


def cli(*argv, status=0, dossier=DOSSIER):
    command, *rest = argv
    result = subprocess.run([CLI, command, "--dossier", str(dossier), *map(str, rest)], capture_output=True, text=True, env=ENV, timeout=120)
    assert result.returncode == status, (argv, result.returncode, result.stdout[-500:], result.stderr[-2000:])
    return result


def rows(*argv):
    return json.loads(cli(*argv, "--json").stdout)


def case_imports_and_reports():
    files = {"coverage.jsonl": "".join(json.dumps(a) + "\n" for a in ARTICLES).encode(), "empty.txt": b"", "noise.bin": bytes(range(256)) * 40,
             "cyrillic.txt": "Министр Ада Лорн сообщила, что договор подписан. Переговоры продолжатся в Стрельсау.".encode("cp1251")}
    folder = HOME / "in"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = cli("import", folder, HOME / "missing.txt", status=1)
    assert "3 imported, 0 known already, 3 failed" in result.stdout, result.stdout + result.stderr
    for name in ("empty.txt", "noise.bin", "missing.txt"):
        assert f"{name}: " in result.stderr and f"{name}: {name}: " not in result.stderr, result.stderr


def case_knows_a_text_it_has():
    assert "0 imported, 2 known already, 0 failed" in cli("import", HOME / "in/coverage.jsonl").stdout


def case_fills_in_what_a_known_text_lacks():
    """The same text again, with an outlet, an author and a date: what is empty is filled, what is there stays, and the report says so."""
    dossier, text = HOME / "gaps.dossier", "On Monday the ministers of Ruritania met in Zenda, and Ada Lorne said that the treaty would hold."
    tellings = [{"text": text}, {"text": text, "title": "Treaty holds", "outlet": "Zenda Courier", "author": "C. Rupert", "published": "2031-06-11"},
                {"text": text, "title": "Other", "outlet": "Strelsau Post", "author": "B. Hentz", "published": "2029-01-01"}]
    for i, telling in enumerate(tellings):
        path = HOME / f"telling-{i}.json"
        path.write_text(json.dumps(telling), encoding="utf-8")
        out = cli("import", path, dossier=dossier)
        assert ("1 imported, 0 known" if i == 0 else "0 imported, 1 known") in out.stdout, out.stdout
        assert ("filled in: title, outlet, author, date" in out.stdout + out.stderr) == (i == 1), out.stdout + out.stderr
    with contextlib.closing(sqlite3.connect(dossier)) as db:
        told = db.execute("SELECT title, outlet, author, date (published / 1000000, 'unixepoch') FROM article").fetchall()
        assert told == [("Treaty holds", "Zenda Courier", "C. Rupert", "2031-06-11")], told
        # What depends on the date was found again: that Monday.
        assert db.execute("SELECT count (*) FROM found_time WHERE value = '2031-06-09'").fetchone()[0] == 1
        assert db.execute("SELECT count (*) FROM journal").fetchone()[0] == 2


def case_brings_notes_and_tags_once():
    """A reference with its file: the article has the file's text, the notes hang on it, also where the text was there before."""
    library, dossier = HOME / "library", HOME / "library.dossier"
    (library / "files").mkdir(parents=True)
    (library / "files/a.txt").write_text("Minister Ada Lorne of Ruritania met President Béla Zorn in Zenda. Nothing was signed.")
    reference = "TY  - NEWS\nTI  - Talks in Zenda\nT2  - Zenda Post\nDA  - 2031/05/06\nKW  - {}\nN1  - Read twice.\nL1  - files/a.txt\nER  - \n"
    (library / "refs.ris").write_text(reference.format("border"))

    def notes():
        with contextlib.closing(sqlite3.connect(dossier)) as db:
            return db.execute("SELECT target, note, group_concat(tag.name) FROM annotation JOIN annotation_tag ON annotation_id = annotation.id"
                              " JOIN tag ON tag.id = tag_id GROUP BY annotation.id ORDER BY annotation.id").fetchall()

    result = cli("import", library, dossier=dossier)
    assert "1 imported, 1 known already, 0 failed" in result.stdout, result.stdout + result.stderr
    assert notes() == [(1, "Read twice.", "border")], notes()
    assert "0 imported, 2 known already" in cli("import", library, dossier=dossier).stdout
    assert len(notes()) == 1, notes()
    (library / "refs.ris").write_text(reference.format("treaty"))
    cli("import", library / "refs.ris", dossier=dossier)
    assert [n[2] for n in notes()] == ["border", "treaty"], notes()
    with contextlib.closing(sqlite3.connect(dossier)) as db:
        assert db.execute("SELECT title, outlet FROM article").fetchall() == [("Talks in Zenda", "Zenda Post")]


def case_lists_speakers_and_statements():
    assert {"Ada Lorne", "Béla Zorn"} <= {r["name"] for r in rows("speakers")}
    said = {(r["speaker"], r["kind"]) for r in rows("statements")}
    assert ("Ada Lorne", "indirect") in said and ("Béla Zorn", "direct") in said, said
    assert "Ada Lorne" in cli("speakers").stdout


def case_lists_events_with_figures():
    events = rows("events")
    met = [e for e in events if e["kind"] == "CONSULT" and e["begin"] == "2031-06-09"]
    assert met and "Zenda" in (met[0]["place"] or "Zenda"), events
    assert any("40" in (e["figures"] or "") for e in events), events


def case_searches():
    found = rows("search", "hurry")
    assert [f["title"] for f in found] == ["Sylvania waits"] and "[hurry]" in found[0]["snippet"], found
    assert [f["title"] for f in rows("search", "BELA")] == ["Sylvania waits"]
    assert len(rows("search", "outlet:strelsau")) == 1
    assert len(rows("search")) == 3
    ruritania = ["Sylvania waits", "Ruritania signs"]
    assert [f["title"] for f in rows("search", "ada OR ruritania")] == ruritania
    assert [f["title"] for f in rows("search", "--order", "newest", "ada OR ruritania")] == ruritania
    # A word of the title tells more than one of the text.
    assert [f["title"] for f in rows("search", "--order", "relevance", "ada OR ruritania")] == ruritania[::-1]
    assert len(rows("search", "--order", "relevance")) == 3 and len(rows("search", "--order", "relevance", "outlet:strelsau")) == 1
    cli("search", "--order", "loudest", "ada", status=2)
    for words in ('"', "NEAR(", "a AND", "speaker:", ")(", "-", "*", "a\"b", "before:nonsense", "\\", "%", "col:x", "^"):
        result = subprocess.run([CLI, "search", "--dossier", str(DOSSIER), "--", words], capture_output=True, text=True, env=ENV)
        assert result.returncode in (0, 1) and "sql" not in result.stderr.lower() and "fts5" not in result.stderr.lower(), (words, result)


def case_exports_and_leaves_the_old_file_whole():
    target = HOME / "notes.csv"
    assert "0 notes exported" in cli("export", "--format", "csv", "--group", "tag", target).stdout
    assert target.read_bytes().startswith(b"\xef\xbb\xbftag_group,quote,note")
    folder = HOME / "gone"
    cli("export", folder / "notes.md", status=1)
    assert not folder.exists()
    cli("export", "--format", "fly", target, status=2)
    if os.geteuid() != 0:
        folder.mkdir()
        old = folder / "notes.md"
        old.write_text("old")
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        cli("export", old, status=1)
        assert old.read_text() == "old"


def case_checks():
    assert "whole" in cli("check").stdout


def case_analyses_again():
    before = rows("statements"), rows("events")
    assert "Nothing is outdated" in cli("reanalyze").stdout
    told = json.loads(cli("reanalyze", "--all", "--json").stdout)
    assert told["articles"] == 3 and told["articles_changed"] == 0 and told["statements"] == len(before[0]) and told["complete"], told
    assert [r["quote"] for r in rows("statements")] == [r["quote"] for r in before[0]] and len(rows("events")) == len(before[1])
    assert "3 articles analysed again" in cli("reanalyze", "--all").stdout


def case_tells_what_the_reader_said_of_a_statement():
    """Other words by the reader, who holds them to be right: written as the window does, and taken up by the next analysis."""
    assert all(r["shape"] is None and r["decision"] is None for r in rows("statements"))
    with contextlib.closing(sqlite3.connect(DOSSIER)) as db, db:
        article, start, end = db.execute("SELECT article_id, start, end FROM statement JOIN actor ON actor.id = speaker_id "
                                         "WHERE name = 'Béla Zorn'").fetchone()
        text, = db.execute("SELECT text FROM article_text WHERE article_id = ?", (article,)).fetchone()
        words = start + text[start:end].index("no hurry"), start + text[start:end].index("hurry") + len("hurry")
        db.execute("INSERT INTO statement_choice (kind, article_id, start, end, with_start, with_end, made) VALUES (3, ?, ?, ?, ?, ?, 1)",
                   (article, start, end, *words))
        db.execute("INSERT INTO decision (target, article_id, start, end, decision, made) VALUES (0, ?, ?, ?, 1, 1)", (article, *words))
    cli("reanalyze", "--all")
    told = [(r["quote"], r["shape"], r["decision"]) for r in rows("statements") if r["shape"] or r["decision"]]
    assert told == [("no hurry", "reworded", "accepted")], told
    line = next(line for line in cli("statements").stdout.splitlines() if "no hurry" in line)
    assert "reworded" in line and "accepted" in line, line


def case_refuses_what_is_no_dossier():
    other = HOME / "other.dossier"
    other.write_bytes(b"This is a letter and not a dossier. " * 200)
    assert cli("speakers", dossier=other, status=1).stderr
    assert cli("import", HOME / "in/coverage.jsonl", dossier=other, status=1).stderr
    assert other.read_bytes().startswith(b"This is a letter")
    cli("speakers", dossier=HOME / "nowhere.dossier", status=1)


def case_backs_up_and_restores():
    dossier = HOME / "kept.dossier"
    cli("import", HOME / "in/coverage.jsonl", dossier=dossier)
    assert "no backup" in cli("backup", "list", dossier=dossier).stdout
    assert "A backup was made" in cli("backup", "make", dossier=dossier).stdout
    assert "Nothing changed" in cli("backup", "make", dossier=dossier).stdout
    first = cli("backup", "list", dossier=dossier).stdout
    assert "2 articles" in first and "0 notes" in first, first
    cli("import", HOME / "in/cyrillic.txt", dossier=dossier)
    assert "restored" in cli("backup", "restore", first.strip().split("\t")[-1], dossier=dossier).stdout
    assert len(json.loads(cli("search", "--json", dossier=dossier).stdout)) == 2
    present = cli("backup", "list", dossier=dossier).stdout.splitlines()
    assert len(present) == 2 and "3 articles" in present[0], present  # so that restoring can be undone
    cli("backup", "restore", dossier=dossier, status=2)


def case_salvages():
    whole = (HOME / "talks.dossier").read_bytes()
    damaged, new = HOME / "damaged.dossier", HOME / "salvaged.dossier"
    damaged.write_bytes(bytes(4096) + whole[4096:])
    assert cli("search", dossier=damaged, status=1).stderr
    result = subprocess.run([CLI, "salvage", damaged, new], capture_output=True, text=True, env=ENV)
    assert result.returncode == 0 and "3 articles" in result.stdout, result
    assert damaged.read_bytes()[4096:] == whole[4096:]
    assert "whole" in cli("check", dossier=new).stdout
    said = {r["speaker"] for r in json.loads(cli("statements", "--json", dossier=new).stdout)}
    assert {"Ada Lorne", "Béla Zorn"} <= said, said
    again = subprocess.run([CLI, "salvage", damaged, new], capture_output=True, text=True, env=ENV)
    assert again.returncode == 1 and "already" in again.stderr, again
    assert subprocess.run([CLI, "salvage", damaged], capture_output=True, env=ENV).returncode == 2


def case_merges_and_tells_the_history():
    mine, theirs = HOME / "mine.dossier", HOME / "theirs.dossier"
    cli("import", HOME / "in/coverage.jsonl", dossier=mine)
    cli("import", HOME / "in/coverage.jsonl", HOME / "in/cyrillic.txt", dossier=theirs)
    before = theirs.read_bytes()
    command = [CLI, "merge", mine, theirs]
    dry = subprocess.run([*command, "--dry-run"], capture_output=True, text=True, env=ENV)
    assert dry.returncode == 0 and dry.stdout.startswith("1 new articles, 2 in both"), dry
    assert len(json.loads(cli("search", "--json", dossier=mine).stdout)) == 2
    for told in ("1 new articles", "0 new articles"):  # the second time nothing is new
        result = subprocess.run(command, capture_output=True, text=True, env=ENV)
        assert result.returncode == 0 and result.stdout.startswith(told), result
    assert len(json.loads(cli("search", "--json", dossier=mine).stdout)) == 3
    assert theirs.read_bytes() == before
    steps = json.loads(cli("history", "--json", dossier=mine).stdout)
    assert [(s["words"], s["articles"], s["state"]) for s in steps] == [("Merge", 1, "done"), ("Import", 2, "done")], steps
    alone = subprocess.run([CLI, "agreement", mine], capture_output=True, text=True, env=ENV)
    assert alone.returncode == 1 and "two people" in alone.stderr, alone
    assert subprocess.run([CLI, "merge", mine, mine], capture_output=True, env=ENV).returncode == 1
    assert subprocess.run([CLI, "merge", mine], capture_output=True, env=ENV).returncode == 2


def case_reads_the_five_reports():
    seeds = sorted(pathlib.Path(os.environ.get("ATTACHE_SHARED", ""), "seeds").glob("*.txt"))
    if not seeds:
        raise tap.Skip("the reports are not here")
    dossier = HOME / "seeds.dossier"
    assert "5 imported" in cli("import", *seeds, dossier=dossier).stdout
    names = json.loads(cli("speakers", "--json", dossier=dossier).stdout)
    assert {"Ned Price", "Antony Blinken", "Ministry of Foreign Affairs of Azerbaijan"} <= {r["name"] for r in names}, names
    assert len(json.loads(cli("search", "--json", "ceasefire", dossier=dossier).stdout)) == 3


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
