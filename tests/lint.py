#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits of the house, checked: file and function length, width, first lines, names, and strings that must not be there.

Prints TAP, one case a rule; every breach is a comment with file and line. Standard library only.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAX_FILE, MAX_FUNCTION, MAX_WIDTH = 500, 60, 120
FORBIDDEN_NAMES = {"utils", "util", "common", "misc", "helpers", "helper", "core"}
FORBIDDEN_CALLS = re.compile(r"\b(goto|gtk_widget_show|sprintf|strcpy|strcat|gets|g_main_context_iteration|"
                             r"GtkTreeView|GtkListStore|GtkComboBox|GtkDialog|GtkInfoBar|GtkEntryCompletion)\b")
BARE_TODO = re.compile(r"\b(TODO|FIXME|XXX)\b(?!X|-)")
MACHINE_PATH = re.compile("/" + r"(work|root|home)/[a-z]")
LEFT_OF = "time text analysis model import network store export session timeline reader panels app".split()


def files():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    return [ROOT / n for n in names if n and (ROOT / n).is_file()]


def code(paths):
    return [p for p in paths if p.suffix in (".c", ".h")]


def lines(path):
    return path.read_text(encoding="utf-8").split("\n")


def strip_comments_and_strings(text):
    pattern = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def check_length(paths):
    for p in code(paths):
        n = len(lines(p)) - 1
        if n > MAX_FILE:
            yield p, 1, f"{n} lines, at most {MAX_FILE}"


def check_functions(paths):
    """A function is a '{' in the first column up to the '}' in the first column."""
    for p in code(paths):
        start = None
        for i, line in enumerate(lines(p), 1):
            if line == "{":
                start = i
            elif line.startswith("}") and start:
                if line == "}" and i - start - 1 > MAX_FUNCTION:
                    yield p, start, f"a function of {i - start - 1} lines, at most {MAX_FUNCTION}"
                start = None


def check_width(paths):
    for p in code(paths):
        for i, line in enumerate(lines(p), 1):
            if len(line) > MAX_WIDTH:
                yield p, i, f"{len(line)} columns, at most {MAX_WIDTH}"
            if line.rstrip() != line or "\t" in line:
                yield p, i, "a tab, or white space at the end"


def check_first_lines(paths):
    for p in code(paths):
        head = lines(p)
        if head[0] != "/* SPDX-License-Identifier: GPL-3.0-or-later */":
            yield p, 1, "no SPDX line"
        if len(head) < 3 or not head[2].startswith("/*"):
            yield p, 3, "no paragraph that says what idea the file is"


def check_names(paths):
    for p in paths:
        parts = set(p.relative_to(ROOT).with_suffix("").parts) | set(p.stem.replace("attache-", "").split("-"))
        if parts & FORBIDDEN_NAMES:
            yield p, 1, "a name that says nothing"


def check_calls(paths):
    for p in code(paths):
        text = strip_comments_and_strings(p.read_text(encoding="utf-8"))
        for i, line in enumerate(text.split("\n"), 1):
            m = FORBIDDEN_CALLS.search(line)
            if m and not ("tests" in p.parts and m.group(1) == "g_main_context_iteration"):
                yield p, i, f"{m.group(1)} is not used here"


def check_strings(paths):
    for p in paths:
        if p.suffix not in (".c", ".h", ".py", ".md", ".build", ".ui", ".css", ".xml", ".sql", ".tsv", "") or p.name == "lint.py":
            continue
        try:
            body = lines(p)
        except UnicodeDecodeError:
            continue
        for i, line in enumerate(body, 1):
            if MACHINE_PATH.search(line):
                yield p, i, "a path of one machine"
            if p.suffix in (".c", ".h", ".py") and BARE_TODO.search(line):
                yield p, i, "work that is only noted"


def check_arrow(paths):
    """The build makes an upward include a compile error; this says it before the build does, and for tests as well."""
    owner = {p.name: p.parent.name for p in paths if p.suffix == ".h" and "src" in p.parts}
    siblings = {"import", "network", "store", "export"}, {"timeline", "reader", "panels"}
    for p in code(paths):
        here = p.parent.name
        if here not in LEFT_OF:
            continue
        for i, line in enumerate(lines(p), 1):
            m = re.match(r'#include "([^"]+)"', line)
            there = owner.get(m.group(1)) if m else None
            if there and there in LEFT_OF and there != here:
                if LEFT_OF.index(there) > LEFT_OF.index(here) or any(here in s and there in s for s in siblings):
                    yield p, i, f"{here} includes {m.group(1)} of {there}, against the arrow"


def check_sqlite(paths):
    """The store's library; and one file of import reads the databases of other programs, from memory and confined."""
    for p in code(paths):
        if "src" not in p.parts or p.parent.name == "store" or p.name == "attache-foreign-database.c":
            continue
        for i, line in enumerate(lines(p), 1):
            if re.match(r"#include <sqlite3.h>", line):
                yield p, i, "sqlite3.h belongs to the store"


def check_potfiles(paths):
    listed = set((ROOT / "po/POTFILES").read_text().split())
    for p in paths:
        name = str(p.relative_to(ROOT))
        if not name.startswith(("src/", "ui/", "data/")) or p.suffix not in (".c", ".ui", ".in"):
            continue
        text = p.read_text(encoding="utf-8")
        translates = re.search(r'\b(_|C_|N_|NC_|ngettext|g_dngettext|g_dgettext|dgettext|g_dpgettext2?) \(', text) \
            if p.suffix == ".c" else ("translatable" in text or p.suffix == ".in" and not name.endswith("xml"))
        if translates and name not in listed:
            yield p, 1, "has strings to translate and is not in po/POTFILES"
    for name in listed:
        if not (ROOT / name).exists():
            yield ROOT / "po/POTFILES", 1, f"{name} is gone"


def main():
    rules = [(k[6:], v) for k, v in globals().items() if k.startswith("check_")]
    paths, status = files(), 0
    print(f"1..{len(rules)}")
    for number, (name, rule) in enumerate(rules, 1):
        faults = list(rule(paths))
        print(("not ok" if faults else "ok"), number, "-", name)
        for p, line, what in faults:
            print(f"# {p.relative_to(ROOT)}:{line}: {what}")
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main())
