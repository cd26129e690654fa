#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In the real window: a note whose passage is gone is attached to another, by the pointer and by the keys; windows that show one thing open
once; the sample dossier begins with nothing to undo. review.py PROGRAM BUILD. Prints TAP. The articles are invented."""
import json
import sys

from desktop import run_walk, wait_for

FIRST = ("The old mill by the river was sold to a baker from the hills.\n\n"
         "Minister Ada Lorne of Ruritania met Boris Veld of Sylvania in Zenda on Saturday, and they spoke for an hour.\n\n"
         "“We shall open the bridge before the first snow falls,” Lorne said after the talks in the town hall.\n\n"
         "At least 40 people were wounded in a clash at the bridge on Thursday, the government of Sylvania says.")
SECOND = "Zenda, updated on Sunday.\n\n" + FIRST.split("\n\n", 1)[1]
GONE = "The text changed; the passage is gone."
desktop = None


def write(name, text):
    path = desktop.home / name
    article = {"title": "Ministers meet", "outlet": "Zenda Courier", "published": "2031-09-21", "url": "https://courier.example/talks",
               "text": text}
    path.write_text(json.dumps(article), encoding="utf-8")
    return path


def text_node():
    return desktop.find("Article", "text")


def windows(title):
    return [node for node in desktop.find_all(title, None) if node.role in ("frame", "window", "dialog")]


def notes():
    return desktop.find_all(lambda n: n.startswith("Note on"), "text")


def select_first_line():
    desktop.click(wait_for("the text", text_node))
    desktop.key("ctrl+Home", "shift+End")


def case_loses_the_passage_of_a_note():
    desktop.start(str(write("first.json", FIRST)))
    wait_for("the article", lambda: desktop.find("Ministers meet", "heading"))
    select_first_line()
    desktop.key("n")
    wait_for("the note's text", lambda: desktop.find("Note", "text"))
    desktop.type("Who is the baker, and who is it that has sold the mill to him, and when?")
    wait_for("the word that it is saved", lambda: desktop.find("Saved"))
    desktop.key("Escape")
    desktop.click(wait_for("the notes page", lambda: desktop.find(lambda n: n.startswith("Notes"), "page tab")))
    wait_for("room for all lines of the note", lambda: any(n.box[3] > 45 for n in notes()))
    desktop.run([str(desktop.program), str(write("second.json", SECOND))])
    desktop.click(wait_for("the article's row", lambda: desktop.find(lambda n: n.startswith("Ministers meet") and "note" in n)))
    wait_for("the word that the passage is gone", lambda: desktop.find(GONE))


def case_attaches_it_by_the_keys():
    desktop.click(wait_for("the button", lambda: desktop.find("Attach…", "push button")))
    wait_for("what to do", lambda: desktop.find("Select the passage of the note, then press A"))
    desktop.key("ctrl+Home", "shift+End", "a")
    wait_for("its place", lambda: not desktop.find(GONE))
    desktop.key("ctrl+z")
    wait_for("the note without a place", lambda: desktop.find(GONE))


def case_attaches_it_to_what_is_selected():
    select_first_line()
    desktop.click(wait_for("the button", lambda: desktop.find("Attach…", "push button")))
    wait_for("its place", lambda: not desktop.find(GONE))
    desktop.click(text_node())
    desktop.key("ctrl+z")
    wait_for("the note without a place", lambda: desktop.find(GONE))


def case_attaches_it_from_the_review():
    select_first_line()
    for _ in range(2):
        desktop.call("review")
        wait_for("the list", lambda: desktop.find("A note whose passage is gone"))
    assert len(windows("Moved Notes and Lost Ground")) == 1, "the list is open twice"
    desktop.click(wait_for("the button", lambda: desktop.find_all("Attach…", "push button")[-1:])[0])
    wait_for("an empty list", lambda: desktop.find("Nothing to Look At"))
    desktop.key("Escape")
    wait_for("the list to close", lambda: len(windows("Moved Notes and Lost Ground")) == 0)


def case_opens_the_history_once():
    for _ in range(2):
        desktop.call("history")
        wait_for("the history", lambda: len(windows("History")) > 0)
    assert len(windows("History")) == 1, "the history is open twice"
    desktop.key("Escape")
    wait_for("the history to close", lambda: len(windows("History")) == 0)
    desktop.stop()


def case_begins_the_sample_with_an_empty_history():
    desktop.start("--sample")
    wait_for("articles", lambda: desktop.root() is not None and desktop.find(lambda n: "statement" in n, "list item"), 120)
    wait_for("an open article", text_node)
    desktop.call("history")
    wait_for("the empty history", lambda: desktop.find("Nothing Done Yet"))


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
