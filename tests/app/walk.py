#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the real window, with key events, the pointer and the accessibility bus: import, choose a speaker, filter by a range of dates,
highlight, note, quit, restart, find the note, undo, redo, export. walk.py PROGRAM BUILD. Prints TAP. The articles are invented."""
import json
import sys

from desktop import run_walk, wait_for

ARTICLES = [
    {"title": "Ruritania signs", "outlet": "Strelsau Post", "published": "2031-05-06",
     "text": "Foreign Minister Ada Lorne of Ruritania said on Monday that the treaty would hold. She met President Béla Zorn of Sylvania "
             "in Strelsau on 4 May 2031.\n\n“We shall keep our word,” Lorne told reporters."},
    {"title": "Sylvania waits", "outlet": "Zenda Courier", "published": "2031-06-11",
     "text": "President Béla Zorn of Sylvania said that his country would wait. Zorn visited Zenda on 9 June 2031.\n\n"
             "“There is no hurry,” Zorn said."},
    {"title": "A bridge opens", "outlet": "Strelsau Post", "published": "2031-09-02",
     "text": "Ruritania and Sylvania agreed on 1 September 2031 to open the bridge at Hentzau, Transport Minister Carl Rupert said."},
]
NOTE = "Promise made twice"
desktop = None


def articles():
    found = desktop.find("Articles", "list")
    return desktop.find_all(None, "list item", root=found) if found else []


def wait_articles(number):
    wait_for(f"{number} articles in the list", lambda: len(articles()) == number)


def text_node():
    return desktop.find("Article", "text")


def clear_filter():
    desktop.click(wait_for("the clear button", lambda: desktop.find("Clear", "push button")))
    wait_articles(3)


def case_starts_with_an_empty_dossier():
    desktop.start()
    desktop.wait(lambda n: n.startswith("Import"), "push button")
    wait_for("the reader's empty state", lambda: desktop.find("Nothing to Read Yet"))


def case_imports_by_the_file_chooser():
    path = desktop.home / "coverage.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in ARTICLES), encoding="utf-8")
    desktop.key("ctrl+i")
    desktop.choose_file(path)
    wait_articles(3)
    wait_for("an open article", text_node)


def case_opens_an_article_and_shows_its_text():
    row = wait_for("the row", lambda: desktop.find(lambda n: n.startswith("Ruritania signs")))
    desktop.click(row)
    wait_for("the heading", lambda: desktop.find("Ruritania signs", "heading"))
    assert "We shall keep our word" in text_node().text


def case_filters_by_a_speaker():
    desktop.click(wait_for("the filter button", lambda: desktop.find(lambda n: "Add filter" in n)))
    wait_for("the filter search", lambda: desktop.find("Search what to filter by", "entry"))
    desktop.type("Zorn")
    wait_for("the choice", lambda: not desktop.find("Agree", "label") and desktop.find("Béla Zorn", "label"))
    desktop.key("Return")
    wait_articles(2)
    desktop.key("Escape")
    clear_filter()


def case_filters_by_a_range_on_the_timeline():
    lanes = wait_for("the timeline", lambda: desktop.find("Timeline of events"))
    x, y, w, h = lanes.box
    desktop.drag((x + 8, y + h - 8), (x + w // 2, y + h - 8), "shift")
    wait_for("fewer articles", lambda: 0 < len(articles()) < 3)
    clear_filter()


def case_highlights_and_notes():
    desktop.click(wait_for("the row", lambda: desktop.find(lambda n: n.startswith("Ruritania signs"))))
    wait_for("the heading", lambda: desktop.find("Ruritania signs", "heading"))
    desktop.click(text_node())
    desktop.key("ctrl+Home", "shift+End", "n")
    wait_for("the note's text", lambda: desktop.find("Note", "text"))
    desktop.type(NOTE)
    wait_for("the word that it is saved", lambda: desktop.find("Saved"))
    desktop.key("Escape")
    wait_for("the note's mark in the list", lambda: desktop.find(lambda n: n.startswith("Ruritania signs") and "1 note" in n))


def case_keeps_the_note_over_a_restart():
    desktop.key("ctrl+q")
    desktop.wait_exit()
    desktop.start()
    wait_articles(3)
    wait_for("the article that was open", lambda: desktop.find("Ruritania signs", "heading"))
    wait_for("the note's mark in the list", lambda: desktop.find(lambda n: n.startswith("Ruritania signs") and "1 note" in n))
    tab = wait_for("the notes page", lambda: desktop.find(lambda n: n.startswith("Notes"), "page tab"))
    desktop.click(tab)
    wait_for("the note", lambda: any(NOTE in n.text for n in desktop.find_all(None, "text") if n.name != "Article")
             or desktop.find(lambda n: NOTE in n))


def case_undoes_and_redoes_after_the_restart():
    desktop.click(text_node())
    desktop.key("ctrl+z", "ctrl+z")
    wait_for("the note to be gone", lambda: desktop.find(lambda n: n.startswith("Ruritania signs") and "note" not in n))
    desktop.key("ctrl+shift+z", "ctrl+shift+z")
    wait_for("the note to be back", lambda: desktop.find(lambda n: n.startswith("Ruritania signs") and "1 note" in n))


def case_exports_the_notes():
    target = desktop.home / "notes.md"
    desktop.key("ctrl+e")
    desktop.click(wait_for("the export options", lambda: desktop.find(lambda n: "Export…" in n, "push button")))
    wait_for("the chooser in their place", lambda: not desktop.find(lambda n: "Export…" in n, "push button") or len(desktop.windows()) > 2)
    desktop.choose_file(target)
    wait_for("the file", target.exists)
    exported = wait_for("the file's text", lambda: target.read_text(encoding="utf-8"))
    for part in ("## Ruritania signs", "> ", NOTE, "Strelsau Post", "6 May 2031"):
        assert part in exported, f"{part!r} is not in:\n{exported}"


def case_notes_on_the_whole_article():
    desktop.click(text_node())
    desktop.key("shift+n")
    wait_for("the new note", lambda: desktop.find(lambda n: "About the whole article" in n))
    wait_for("the cursor in it", lambda: desktop.focused_text() not in (None, "Article"))
    desktop.type("Read again")
    wait_for("the words of the note", lambda: any("Read again" in n.text for n in desktop.find_all(None, "text") if n.name != "Article"))


def wait_statements(words):
    wait_for(words, lambda: desktop.find(lambda n: n.startswith("Ruritania signs") and words in n))


def case_merges_two_statements_and_takes_it_back():
    wait_statements("2 statements")
    desktop.click(text_node())  # the pointer's card may come, and the key's card takes its place
    desktop.key("ctrl+Home", "bracketright", "i")
    wait_for("the card", lambda: desktop.find("Merge or Split…", "push button"))
    desktop.key("Tab", "Tab", "Return")
    wait_for("what can be done", lambda: desktop.find(lambda n: n.startswith("Merge with the One After"), "push button"))
    desktop.key("Return")
    wait_statements("1 statement,")
    wait_for("the offer to undo", lambda: desktop.find("Two statements are one"))
    desktop.key("ctrl+z")
    wait_statements("2 statements")


def case_shows_the_shortcuts():
    desktop.key("ctrl+question")
    wait_for("the shortcuts", lambda: desktop.find("Keyboard shortcuts"))
    desktop.key("Escape")
    wait_for("the shortcuts to go", lambda: desktop.find("Keyboard shortcuts") is None)


def case_quits():
    desktop.key("ctrl+q")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
