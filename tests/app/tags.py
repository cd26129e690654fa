#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags in the real window: moved by the keys, by the menu and by dragging, deleted with what hangs on them, and all of it taken back. tags.py
PROGRAM BUILD. Prints TAP. The article is invented."""
import contextlib
import json
import sqlite3
import sys

from desktop import run_walk, wait_for

ARTICLE = {"title": "Ruritania signs", "outlet": "Strelsau Post", "published": "2031-05-06",
           "text": "Foreign Minister Ada Lorne of Ruritania said on Monday that the treaty would hold."}
# Name, the one above it, and the notes that have it.
TAGS = [("bridges", None, 1), ("open", "bridges", 2), ("promises", None, 0), ("talks", None, 1)]
desktop = None


def write_tags(path):
    with contextlib.closing(sqlite3.connect(path)) as db, db:
        ids = {None: None}
        for number, (name, above, n_notes) in enumerate(TAGS, 1):
            ids[name] = number
            db.execute("INSERT INTO tag (id, parent_id, name) VALUES (?, ?, ?)", (number, ids[above], name))
            for note in range(n_notes):
                db.execute("INSERT INTO annotation (uid, target, article_id, colour, note, author, created, modified) VALUES "
                           "(?, 1, 1, 0, 'a note', 'Reader', 1, 1)", (f"{name}{note}",))
                db.execute("INSERT INTO annotation_tag SELECT max (id), 0, ? FROM annotation", (number,))


def rows(name="Tags"):
    """The names of the rows of a list of tags, in order."""
    tags = desktop.find(name, "list")
    return [node.name for node in desktop.find_all(None, "list item", root=tags)] if tags else []


def row(name, of="Tags"):
    return wait_for(f"the row {name}", lambda: desktop.find(lambda n: n.startswith(name), "list item", root=desktop.find(of, "list")))


def wait_rows(*expected):
    wait_for(f"the rows {expected}", lambda: [r.rsplit(",", 1)[0] for r in rows()] == list(expected))


def is_focused(name):
    return any(node.is_focused and (node.name.startswith(name) or node.name == f"Change “{name}”") for node in desktop.nodes())


def choose(name):
    """Gives the row the focus, as Tab does."""
    for _ in range(12):
        if is_focused(name):
            return
        desktop.key("Tab")
        desktop.wait_settled()
    raise AssertionError(f"{name} has not got the focus")


def undo(expected):
    """The button slides in and away again: that it is offered is seen, and the command called."""
    wait_for("the offer to undo", lambda: desktop.find(lambda n: "Undo" in n, "push button", root=desktop.find("Tags", "frame")))
    desktop.call("undo")
    wait_rows(*expected)


BEFORE = ("bridges", "open, below bridges", "promises", "talks")


def case_shows_the_tree():
    path = desktop.home / "article.json"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    desktop.start(str(path))
    wait_for("the article", lambda: desktop.root() is not None and desktop.find(lambda n: n.startswith("Ruritania signs")))
    desktop.key("ctrl+q")
    desktop.wait_exit()
    write_tags(next((desktop.home / "data" / "attache").glob("*.dossier")))
    desktop.start()
    wait_for("the article", lambda: desktop.root() is not None and desktop.find(lambda n: n.startswith("Ruritania signs")))
    desktop.call("tags")
    wait_rows(*BEFORE)
    assert [r.rsplit(", ", 1)[1] for r in rows()] == ["1 note", "2 notes", "0 notes", "1 note"], rows()


def case_moves_by_the_keys():
    choose("promises")
    desktop.key("alt+Right")
    wait_rows("bridges", "open, below bridges", "promises, below bridges", "talks")
    wait_for("the focus on the same tag", lambda: is_focused("promises"))
    desktop.key("alt+Left")
    wait_rows(*BEFORE)
    wait_for("the focus on the same tag", lambda: is_focused("promises"))
    desktop.key("ctrl+z")
    wait_rows("bridges", "open, below bridges", "promises, below bridges", "talks")
    desktop.key("ctrl+z")
    wait_rows(*BEFORE)


def case_moves_by_the_menu():
    choose("talks")
    desktop.key("F2")
    wait_for("the command", lambda: desktop.find(lambda n: "Move Below Another" in n, "push button"))
    desktop.wait_settled()
    desktop.key("alt+m")
    wait_for("the window to choose in", lambda: len(desktop.windows()) > 2 and rows("Below which tag"))
    desktop.wait_settled()
    desktop.type("prom")
    wait_for("what was found", lambda: rows("Below which tag") == ["promises, 0 notes"])
    desktop.click(row("promises", "Below which tag"))
    wait_rows("bridges", "open, below bridges", "promises", "talks, below promises")
    undo(BEFORE)


def case_moves_by_dragging():
    start, end = row("talks").box, row("bridges").box
    left, top = desktop.corner()
    at = lambda box: (left + box[0] + 60, top + box[1] + box[3] // 2)  # noqa: E731
    desktop.drag(at(start), at(end))
    wait_rows("bridges", "open, below bridges", "talks, below bridges", "promises")
    undo(BEFORE)


def case_does_not_move_below_itself():
    start, end = row("bridges").box, row("open").box
    left, top = desktop.corner()
    at = lambda box: (left + box[0] + 60, top + box[1] + box[3] // 2)  # noqa: E731
    desktop.drag(at(start), at(end))
    wait_for("the word why", lambda: desktop.find("A tag cannot stand below itself"))
    wait_rows(*BEFORE)


def case_deletes_with_what_is_below():
    choose("bridges")
    desktop.key("Delete")
    wait_for("what goes along", lambda: desktop.find(
        "1 tag below it goes along. 3 notes lose it; the notes themselves stay. You can undo this, also later."))
    desktop.wait_settled()
    desktop.click(wait_for("the answer", lambda: desktop.find(lambda n: n.endswith("Delete"), "push button")))
    wait_rows("promises", "talks")
    undo(BEFORE)


def case_deletes_what_nobody_has():
    desktop.wait_settled()
    choose("promises")
    desktop.key("Delete")
    wait_for("what goes along", lambda: desktop.find("No note has it. You can undo this, also later."))
    desktop.wait_settled()
    desktop.key("Escape")
    wait_for("the question to go", lambda: not desktop.find("No note has it. You can undo this, also later."))
    wait_rows(*BEFORE)


def case_closes():
    desktop.call("tags")  # the window manager may have given the focus to another window
    wait_for("the window to close", lambda: desktop.key("Escape") or not desktop.find("Tags", "frame"))
    desktop.key("ctrl+q")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
