#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An import of a folder in the real window that the reader ends in its middle: what was committed is there, also after a restart, and the same
import once more brings the rest and nothing twice. stopping.py PROGRAM BUILD. Prints TAP. The articles are invented."""
import contextlib
import fcntl
import os
import pathlib
import re
import signal
import sqlite3
import sys
import tempfile

from desktop import run_walk, wait_for

# An import has up to 128 articles for each processor that are not written yet, and writes 64 at first.
FIRST_HELD = 128 * os.cpu_count() + 64 + 40
N_FILES = FIRST_HELD + 100
TEXT = ("Minister Ada Lorne of Ruritania said on day {0} that bridge number {1} at Zenda was open. “We shall count {2} carts,” she told reporters. "
        "The ministry of Sylvania answered that {3} carts had been counted by noon, and that Béla Zorn would come on day {4}.\n")
desktop = None
leases = []
came_in = 0


def hold(path):
    """Whoever opens the file waits until it is let go: a lease, which the kernel takes back after 45 seconds."""
    lease = os.open(path, os.O_RDONLY)
    leases.append(lease)
    fcntl.fcntl(lease, fcntl.F_SETLEASE, fcntl.F_WRLCK)


def let_go():
    """Of the file that has been held for longest."""
    os.close(leases.pop(0))


def can_hold():
    signal.signal(signal.SIGIO, signal.SIG_IGN)  # it tells that somebody waits
    with tempfile.TemporaryDirectory() as place:
        path = pathlib.Path(place, "probe")
        path.touch()
        try:
            hold(path)
        except OSError:
            return False
        finally:
            let_go()
    return True


def folder():
    return desktop.home / "coverage"


def wait_articles(number):
    wait_for(f"{number} articles", lambda: desktop.find(lambda n: n.startswith(f"{number} articles · "), "label"))


def wait_report(*expected):
    """Until the report of the last import tells these, one after the other."""
    desktop.call("import-report")
    def tells():
        report = next((n for n in desktop.root().children if n.name == "Import Report"), None)
        lines = [n.name for n in desktop.find_all(None, "label", root=report)] if report else []
        return any(all(map(re.fullmatch, expected, lines[i:])) for i in range(len(lines) - len(expected) + 1))
    wait_for(f"the report to tell {expected}", tells)
    desktop.key("Escape")
    wait_for("the report to close", lambda: len(desktop.windows()) == 1)


def dossier():
    return contextlib.closing(sqlite3.connect(next((desktop.home / "data" / "attache").glob("*.dossier"))))


def numbers():
    """Those of the files that are articles, as often as they are."""
    with dossier() as db:
        texts = [text for (text,) in db.execute("SELECT text FROM article_text")]
    return sorted(int(re.search(r"on day (\d+) that", text)[1]) for text in texts)


def n_ended():
    """Of the imports."""
    with dossier() as db:
        return db.execute("SELECT count(ended) FROM import_run").fetchone()[0]


def case_stands_in_the_middle_of_a_folder():
    folder().mkdir()
    for i in range(N_FILES):
        path = folder() / f"{i:05}.txt"
        path.write_text(TEXT.format(i, i * 7, i * 31 + 5, i * 13 + 2, i + 9), encoding="utf-8")
        if i >= FIRST_HELD:
            hold(path)
    desktop.start(str(folder()))
    wait_for("articles", lambda: desktop.find(lambda n: re.search(r"files · [1-9]\d* articles", n), "label"))


def case_ends_where_the_reader_says_so():
    global came_in
    n_before = len(numbers())
    assert n_before > 0
    desktop.click(wait_for("the button", lambda: desktop.find(lambda n: "Cancel" in n, "push button")))
    # One file goes on at each look, so that the others still stand when the click has arrived.
    wait_for("the end of the import", lambda: let_go() or desktop.root() and n_ended() == 1)
    while leases:
        let_go()
    came_in = len(numbers())
    assert n_before <= came_in < N_FILES, (n_before, came_in)
    assert len(set(numbers())) == came_in, numbers()
    wait_articles(came_in)
    wait_report(rf"{came_in} articles from \d+ files in .*")


def case_keeps_what_came_in_over_a_restart():
    desktop.key("ctrl+q")
    desktop.wait_exit()
    desktop.start()
    wait_articles(came_in)


def case_goes_on_from_there():
    desktop.run([str(desktop.program), str(folder())])
    wait_articles(N_FILES)
    assert numbers() == list(range(N_FILES)), numbers()
    wait_for("the end of the import", lambda: n_ended() == 2)
    wait_report("Already There", str(came_in))


def case_quits():
    desktop.key("ctrl+q")
    desktop.wait_exit()


if __name__ == "__main__":
    if not can_hold():
        print("1..0 # SKIP the file system has no leases")
        sys.exit(0)
    sys.exit(run_walk(globals()))
