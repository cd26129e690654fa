#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A watched folder in the real window: what lies there comes in, then what is put there, until the reader stops it. watching.py PROGRAM BUILD. Prints
TAP. The articles are invented."""
import sys

from desktop import run_walk, wait_for

desktop = None


def write(name, title, said):
    (desktop.home / "watched" / name).write_text(f"{title}\n\nCarl Rupert of Ruritania said on Monday that {said}.\n", encoding="utf-8")


def watched(name):
    return name.startswith("New files in ") and "watched" in name


def nothing_watched(name):
    return name.startswith("No folder is watched.")


def case_brings_in_what_lies_there():
    (desktop.home / "watched").mkdir()
    write("first.txt", "The well of Hentzau", "the well was deep enough for the town")
    desktop.start()
    desktop.wait("No Articles")
    desktop.call("watch")
    desktop.wait(nothing_watched)
    desktop.wait_settled()
    desktop.key("alt+f")
    wait_for("the file chooser", lambda: desktop.window("Watch a Folder"))
    desktop.choose_file(desktop.home / "watched")
    desktop.wait_article("The well of Hentzau")


def case_brings_in_what_is_put_there():
    (desktop.home / "watched" / "within").mkdir()
    write("within/second.txt", "The school of Hentzau", "its pupils would come from both sides of the border")
    desktop.wait_article("The school of Hentzau")
    write("third.txt", "The market of Hentzau", "it would open with the bridge")
    desktop.wait_article("The market of Hentzau")


def case_goes_on_after_a_restart():
    desktop.key("ctrl+q")
    desktop.wait_exit()
    write("fourth.txt", "The mill of Hentzau", "it had stood still since the autumn")
    desktop.start()
    desktop.wait_article("The mill of Hentzau")


def case_tells_which_folder_is_watched_and_stops():
    desktop.call("watch")
    desktop.wait(watched)
    desktop.wait_settled()
    desktop.key("alt+s")
    wait_for("the word on it to go", lambda: not desktop.find(watched))
    desktop.call("watch")
    desktop.wait(nothing_watched)


def case_quits():
    desktop.call("quit")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
