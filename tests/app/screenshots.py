#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the real window: screenshots.py PROGRAM BUILD TARGET [FILE…]. Opens the files (the sample dossier where there are none) at
several sizes, light and dark, and writes TARGET/SIZE-SCHEME.png for a person to look at, then TARGET/DIALOG-SIZE-SCHEME.png of every
dialog, over a dossier of invented articles of which two have one text and some cannot be read. Each desktop is a process of its own, as
one process keeps to the accessibility bus that it met first."""
import json
import pathlib
import subprocess
import sys

from desktop import Desktop, missing, wait_for

SIZES = ((1280, 800), (400, 800), (1920, 1080))
DIALOG_SIZES = ((1280, 800), (400, 800))
DIALOGS = ("import-report", "history", "review", "compare", "backups", "feeds", "import-address", "watch", "preferences",
           "show-shortcuts")

TEXT = """Minister Ada Lorne of Ruritania said on Saturday that the talks with Sylvania had been useful and would go on next week.
“We have agreed to meet again,” Lorne told reporters after the meeting, which lasted for three hours.
The foreign ministry of Sylvania said that its delegation would return on Monday to consult its government.
"""
TABLE = """title;body;when;paper
Talks to go on;Sylvania said on Sunday that it would go on with the talks and that its delegation would arrive on Monday.;2024-03-03;Times
"""


def picture(program, build, target, size, dark, files):
    scheme = "dark" if dark else "light"
    with Desktop(program, build, size, dark) as desktop:
        desktop.start(*(files or ["--sample"]))
        wait_for("articles", lambda: desktop.root() is not None and desktop.find(lambda n: "article" in n, None), 120)
        desktop.fill_screen()
        if len(files) > 0 or size[0] >= 800:
            wait_for("an article", lambda: desktop.find(None, "text") or desktop.find(lambda n: "minutes" in n or " min" in n))
        desktop.run(["sleep", "3"])
        desktop.screenshot(target / f"{size[0]}x{size[1]}-{scheme}.png")


def write_files(folder):
    """What came in well, what two outlets carried, and what cannot be read."""
    folder.mkdir()
    for outlet in ("Post", "Courier"):
        article = {"title": "Lorne meets a delegation", "outlet": outlet, "published": "2024-03-02", "text": TEXT}
        (folder / f"{outlet}.json").write_text(json.dumps(article))
    (folder / "table.csv").write_text(TABLE)
    (folder / "cut-off.json").write_text('{"title": "Lorne')
    (folder / "empty.txt").write_text("\n")
    (folder / "photo.jpg").write_bytes(bytes(range(256)))


def dialogs(program, build, target, size, dark):
    name = f"{size[0]}x{size[1]}-{'dark' if dark else 'light'}.png"
    with Desktop(program, build, size, dark) as desktop:
        files = desktop.home / "articles"
        write_files(files)
        desktop.start(str(files))
        wait_for("articles", lambda: desktop.root() is not None and desktop.find(lambda n: "articles imported" in n, None), 120)
        desktop.fill_screen()
        desktop.run(["sleep", "2"])
        desktop.screenshot(target / f"same-text-{name}")
        for dialog in DIALOGS:
            desktop.call(dialog)
            wait_for(dialog, lambda: len(desktop.windows()) > 1)
            desktop.run(["sleep", "1"])
            desktop.screenshot(target / f"{dialog}-{name}")
            desktop.key("Escape")
            wait_for(f"{dialog} to close with Escape", lambda: len(desktop.windows()) == 1)
        desktop.key("F10")
        desktop.run(["sleep", "1"])
        desktop.screenshot(target / f"menu-{name}")
        desktop.key("Escape")
        desktop.call("import-table")
        wait_for("the chooser", lambda: len(desktop.windows()) > 1)
        desktop.run(["sleep", "1"])
        desktop.key("ctrl+l")
        desktop.type(str(files / "table.csv"))
        desktop.key("Return")
        desktop.run(["sleep", "2"])
        desktop.screenshot(target / f"import-table-{name}")


def main():
    lack = missing()
    if lack:
        print(lack)
        return 77
    program, build, target = map(pathlib.Path, sys.argv[1:4])
    if len(sys.argv) > 4 and sys.argv[4] == "--one":
        width, height, scheme, *files = sys.argv[5:]
        picture(program, build, target, (int(width), int(height)), scheme == "dark", files)
        return 0
    if len(sys.argv) > 4 and sys.argv[4] == "--dialogs":
        width, height, scheme = sys.argv[5:]
        dialogs(program, build, target, (int(width), int(height)), scheme == "dark")
        return 0
    target.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, *sys.argv[1:4], "--one", str(width), str(height), scheme, *sys.argv[4:]], check=True)
    for width, height in DIALOG_SIZES:
        for scheme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, *sys.argv[1:4], "--dialogs", str(width), str(height), scheme], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
