#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window over a dossier that somebody made to hurt: control characters and turned text in every name, a note of 10 MB, 100,000 tags, a
tag 10,000 levels deep. It opens, everything can be looked at, and no name on the screen turns its neighbours around. hostile.py PROGRAM BUILD.
Prints TAP. The article is invented."""
import contextlib
import json
import sqlite3
import sys
import unicodedata

from desktop import run_walk, wait_for

OVERRIDE, ISOLATE, BELL, END = "\u202e", "\u2067", "\x07", "\u202c"
N_TAGS, DEPTH, NOTE_BYTES = 100_000, 10_000, 10 << 20
TITLE = f"Talks {OVERRIDE}go on{BELL} in Zenda"
OUTLET = f"Zenda{ISOLATE} Courier{OVERRIDE}"
TAG = f"bridge{OVERRIDE}{BELL}open"
TEXT = (f"Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday, she said. “We shall{OVERRIDE} open the bridge{END} before "
        f"the first snow falls,”{BELL} Lorne said after the talks.\n")
# What steers the direction of writing, but for the isolates that the window itself puts around a name.
STEERING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
desktop = None


def wait_article():
    wait_for("the article", lambda: desktop.root() is not None and desktop.find(lambda n: n.startswith("Talks")), 120)


def spoil(path):
    """Writes into the dossier what no window would."""
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE article SET title = ?, outlet = ?", (TITLE, OUTLET))
        db.execute("UPDATE actor SET name = ? || name", (OVERRIDE + BELL,))
        db.execute("UPDATE event SET label = ? || label", (OVERRIDE + BELL,))
        db.executemany("INSERT INTO tag (id, name) VALUES (?, ?)", ((i, f"{i:06} {TAG}") for i in range(1, N_TAGS + 1)))
        first = N_TAGS + 1
        db.executemany("INSERT INTO tag (id, parent_id, name) VALUES (?, ?, ?)",
                       ((first + i, first + i - 1 if i else None, f"{OVERRIDE}deep") for i in range(DEPTH)))
        for uid, words in (("long", "x " * (NOTE_BYTES // 2)), ("turned", f"turned{OVERRIDE} around{BELL}")):
            db.execute("INSERT INTO annotation (uid, target, article_id, colour, note, author, created, modified) VALUES (?, 1, 1, 0, ?, ?, 1, 1)",
                       (uid, words, f"Reader{OVERRIDE}"))
        db.execute("INSERT INTO annotation_tag SELECT max (id), 0, 1 FROM annotation")
        db.execute("INSERT INTO annotation_tag SELECT max (id), 1, ? FROM annotation", (first + DEPTH - 1,))


def assert_safe():
    """No name on the screen holds a control character, or steers what stands beside it."""
    names = [node.name for node in desktop.nodes()]
    assert any("Talks" in name for name in names), "the article is not on the screen"
    for name in names:
        bad = [c for c in name if c in STEERING or (unicodedata.category(c) == "Cc" and c not in "\n\t")]
        assert not bad, (ascii(name[:200]), bad)
        assert name.count("\u2068") == name.count("\u2069"), ascii(name[:200])


def show(title, action, *shown):
    """Opens one window over the other, sees what it shows, and closes it."""
    n_windows = len(desktop.windows())
    desktop.call(action)
    for words in shown:
        wait_for(f"“{words}” in {title}", lambda: desktop.find(lambda n: words in n))
    assert_safe()
    desktop.wait_settled()
    desktop.key("Escape")
    wait_for(f"{title} to close", lambda: len(desktop.windows()) == n_windows)


def page(name):
    desktop.click(wait_for(f"the page {name}", lambda: desktop.find(lambda n: n.startswith(name), "page tab")))


def case_opens():
    source = desktop.home / "article.json"
    article = {"title": "Talks", "outlet": "Courier", "author": f"B. Hentz{OVERRIDE}", "published": "2031-09-21", "text": TEXT}
    source.write_text(json.dumps(article), encoding="utf-8")
    desktop.start(str(source))
    wait_article()
    desktop.key("ctrl+q")
    desktop.wait_exit()
    spoil(next((desktop.home / "data" / "attache").glob("*.dossier")))
    desktop.start()
    wait_article()
    desktop.click(desktop.find(lambda n: n.startswith("Talks")))
    wait_for("its text", lambda: desktop.find("Article", "text"))
    assert_safe()


def case_shows_speakers_and_events():
    page("Speakers")
    wait_for("a speaker", lambda: desktop.find(lambda n: "Ada Lorne" in n and "statement" in n))
    assert_safe()
    page("Events")
    wait_for("an event", lambda: desktop.find(lambda n: "found by the machine" in n))
    assert_safe()


def case_shows_the_card_of_a_statement():
    desktop.click(desktop.find("Article", "text"))
    desktop.key("ctrl+Home", "bracketright", "i")
    wait_for("the card", lambda: desktop.find("Merge or Split…", "push button"))
    assert_safe()
    desktop.key("Escape")


def case_shows_the_notes():
    page("Notes")
    wait_for("both notes", lambda: len(desktop.find_all(lambda n: "About the whole article" in n)) >= 2)
    assert_safe()


def case_shows_all_tags():
    desktop.call("tags")
    wait_for("the tags", lambda: desktop.find(lambda n: n.startswith("000001 bridge")))
    assert_safe()
    desktop.wait_settled()
    desktop.type("deep")
    wait_for("the deep ones", lambda: desktop.find(lambda n: n.startswith("deep, below … › deep")))
    assert_safe()
    desktop.wait_settled()
    desktop.key("ctrl+a")
    desktop.type("100000")
    wait_for("the last one", lambda: desktop.find(lambda n: n.startswith("100000 bridge")))
    assert_safe()
    desktop.wait_settled()
    desktop.key("Tab", "Delete")
    wait_for("the question", lambda: desktop.find(lambda n: n.startswith("Delete “100000 bridge")))
    assert_safe()
    desktop.wait_settled()
    desktop.click(wait_for("the answer", lambda: desktop.find(lambda n: n.endswith("Delete"), "push button")))
    wait_for("it to go", lambda: not desktop.find(lambda n: n.startswith("100000 bridge")))
    assert_safe()
    desktop.call("tags")  # the window manager may have given the focus to another window
    wait_for("the window to close", lambda: desktop.key("Escape") or not desktop.find("Tags", "frame"))


def case_shows_the_history():
    show("the history", "history", "Deletion of a tag", "100000 bridge")


def case_shows_the_other_windows():
    show("the review", "review", "Nothing to Look At")
    show("the import report", "import-report", "article.json")
    show("the comparison", "compare", "Reader")


def case_shows_what_can_be_filtered_by():
    desktop.click(wait_for("the filter button", lambda: desktop.find(lambda n: "Add filter" in n)))
    wait_for("the filter search", lambda: desktop.find("Search what to filter by", "entry"))
    desktop.type("000001")
    wait_for("the tag", lambda: desktop.find(lambda n: "000001 bridge" in n))
    assert_safe()
    desktop.wait_settled()
    desktop.key("Return")
    wait_for("the filter's chip", lambda: desktop.find(lambda n: n.startswith("Remove filter 000001")))
    assert_safe()
    desktop.key("Escape")


def case_closes():
    desktop.wait_settled()
    desktop.key("ctrl+q")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
