#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the real window: screenshots.py PROGRAM BUILD TARGET [FILE…]. Opens the files (the sample dossier where there are none) at
several sizes, light and dark, and writes TARGET/SIZE-SCHEME.png for a person to look at. Each picture is taken by a process of its own, as
one process keeps to the accessibility bus that it met first."""
import pathlib
import subprocess
import sys

from desktop import Desktop, missing, wait_for

SIZES = ((1280, 800), (400, 800), (1920, 1080))


def picture(program, build, target, size, dark, files):
    scheme = "dark" if dark else "light"
    with Desktop(program, build, size, dark) as desktop:
        desktop.start(*(files or ["--sample"]))
        wait_for("articles", lambda: desktop.root() is not None and desktop.find(lambda n: "article" in n, None), 120)
        desktop._run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "attache", "windowsize", str(size[0]), str(size[1]),
                      "windowmove", "0", "0"])
        if len(files) > 0 or size[0] >= 800:
            wait_for("an article", lambda: desktop.find(None, "text") or desktop.find(lambda n: "minutes" in n or " min" in n))
        desktop._run(["sleep", "3"])
        desktop.screenshot(target / f"{size[0]}x{size[1]}-{scheme}.png")


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
    target.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            subprocess.run([sys.executable, __file__, *sys.argv[1:4], "--one", str(width), str(height), scheme, *sys.argv[4:]], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
