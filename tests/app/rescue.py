#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier that was cut off, in the real window: the backups bring it back, and a salvage reads what is left of it. rescue.py PROGRAM BUILD.
Prints TAP. The articles are invented."""
import json
import os
import sys

from desktop import run_walk, wait_for

ARTICLE = {"title": "Ruritania signs", "outlet": "Strelsau Post", "published": "2031-05-06",
           "text": "Foreign Minister Ada Lorne of Ruritania said on Monday that the treaty would hold."}
desktop = None


def dossier():
    return next((desktop.home / "data" / "attache").glob("*.dossier"))


def cut_off():
    """Loses the last third of the file, as a full disk or a broken copy does."""
    os.truncate(dossier(), dossier().stat().st_size * 2 // 3 // 4096 * 4096)


def wait_article():
    wait_for("the article", lambda: desktop.find(lambda n: n.startswith("Ruritania signs, ")))


def button(*names):
    return wait_for(f"a button {names}", lambda: desktop.find(lambda n: any(n.endswith(name) or n.startswith(name) for name in names), "push button"))


def start_damaged():
    desktop.start()
    wait_for("a word on the damage", lambda: desktop.find(lambda n: n.startswith("This dossier is damaged"))
             or desktop.find("This Dossier Cannot Be Opened", "label"))


def case_makes_a_backup():
    path = desktop.home / "article.json"
    path.write_text(json.dumps(ARTICLE), encoding="utf-8")
    desktop.start(str(path))
    wait_article()
    desktop.key("ctrl+q")
    desktop.wait_exit()
    desktop.start()
    wait_article()
    wait_for("a backup", lambda: any("backup" in str(p) and p.is_file() for p in desktop.home.rglob("*.dossier*")))
    desktop.key("ctrl+q")
    desktop.wait_exit()


def case_restores_a_backup_of_what_was_cut_off():
    cut_off()
    start_damaged()
    desktop.click(button("Backups…"))
    desktop.click(button("Restore the backup"))
    wait_for("the question", lambda: desktop.find("Restore This Backup?", "label"))
    desktop.wait_settled()
    desktop.click(button("_Restore Restore"))
    wait_for("the word that it is restored", lambda: desktop.find("The backup was restored"))
    wait_article()
    desktop.key("ctrl+q")
    desktop.wait_exit()


def case_salvages_what_is_left():
    cut_off()
    start_damaged()
    desktop.click(button("Salvage…"))
    desktop.choose_file(desktop.home / "saved.dossier")
    wait_for("the report", lambda: desktop.find("What Was Saved", "label"))
    wait_for("the new dossier", (desktop.home / "saved.dossier").exists)
    desktop.wait_settled()
    desktop.click(button("_Open New Dossier Open New Dossier"))
    wait_for("its window", lambda: len(desktop.windows()) > 1)


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
