#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of faults in src/store/README.md, made of what the tests said: fault_table.py LOG… reads logs of the tests of store and session
and puts their lines "fault: what | promise | what happened" between the marks in the README, in the order of the logs. ./dev faults runs both."""
import pathlib
import re
import sys

README = pathlib.Path(__file__).resolve().parents[2] / "src/store/README.md"
BEGIN, END = "<!-- faults: begin -->\n", "<!-- faults: end -->\n"


def rows(paths):
    """Each fault once: the last time it was told counts."""
    found = {}
    for path in paths:
        for line in pathlib.Path(path).read_text(errors="replace").splitlines():
            match = re.match(r"#\s+fault: ([^|]+) \| ([^|]+) \| (.+)$", line.strip())
            if match:
                found[match[1]] = match.groups()
    return list(found.values())


def main():
    table = rows(sys.argv[1:])
    if not table:
        sys.exit("fault_table: the logs tell of no fault")
    text = README.read_text()
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    lines = ["| fault | promise | what happened |", "|---|---|---|"] + [f"| {' | '.join(row)} |" for row in table]
    README.write_text(head + BEGIN + "\n".join(lines) + "\n" + END + tail)
    print(f"{len(table)} faults")


if __name__ == "__main__":
    main()
