#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A build without some of the optional libraries, in the real window: it says of each file that it cannot read it, and of the network that it has
none; the rest comes in. lacking.py PROGRAM BUILD LIBRARY…, of which those named are missing: libarchive, poppler, libsoup. Prints TAP. The texts are
invented."""
import sys
import zipfile

from desktop import run_walk, tap, wait_for

TEXT = "Minister Ada Lorne of Ruritania said on Monday that the {} would hold."
desktop = None


def need_missing(library):
    if library not in sys.argv[3:]:
        raise tap.Skip(f"{library} is there")


def report_says(words):
    wait_for(f"“{words}” in the report", lambda: desktop.find_in("Import Report", lambda n: words in n, "label"))


def case_brings_in_what_it_can_read():
    folder = desktop.home / "coverage"
    folder.mkdir()
    (folder / "treaty.txt").write_text(TEXT.format("treaty"))
    (folder / "bridge.pdf").write_bytes(b"%PDF-1.4\n")
    with zipfile.ZipFile(folder / "tower.zip", "w") as archive:
        archive.writestr("tower.txt", TEXT.format("tower"))
    desktop.start(str(folder))
    desktop.wait_article("Minister Ada Lorne of Ruritania said on Monday that the treaty")
    desktop.call("import-report")
    desktop.click(desktop.wait_in("Import Report", "Not Imported", "label"))


def case_says_that_it_cannot_read_archives():
    need_missing("libarchive")
    report_says("this build cannot read ZIP, DOCX, ODT or EPUB")


def case_says_that_it_cannot_read_pdf():
    need_missing("poppler")
    report_says("this build cannot read PDF")


def case_says_that_it_has_no_network():
    need_missing("libsoup")
    desktop.call("import-address")
    desktop.wait_in("Import from Address", "No Network in This Build", "label")
    assert not desktop.find_in("Import from Address", "Address", "text"), "it asks for an address"
    desktop.key("Escape")
    desktop.wait_closed("Import from Address")
    desktop.call("preferences")
    desktop.wait_in("Preferences", "This build of Attaché was made without access to the network", "label")


def case_quits():
    desktop.call("quit")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
