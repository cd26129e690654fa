#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped files that no validator knows: icons are well-formed and of the right size; the sample dossier is five dated or undated
digests, and where the reports themselves are at hand it shares no run of eight words with them."""
import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(sys.argv[1])
number = 0


def case(name, faults, skip=None):
    global number
    number += 1
    print(("ok" if not faults else "not ok"), number, "-", name, f"# SKIP {skip}" if skip else "")
    for fault in faults:
        print("#", fault)


def words(text):
    return re.findall(r"\w+", text.lower())


def shared_runs(digests, reports, n):
    of_reports = {tuple(w[i:i + n]) for w in map(words, reports) for i in range(len(w) - n + 1)}
    return [" ".join(w[i:i + n]) for w in map(words, digests) for i in range(len(w) - n + 1) if tuple(w[i:i + n]) in of_reports]


print("1..3")
faults = []
for name, side in (("org.attache.Attache.svg", "128"), ("org.attache.Attache-symbolic.svg", "16")):
    svg = ET.parse(ROOT / "data/icons" / name).getroot()
    if (svg.get("width"), svg.get("height")) != (side, side):
        faults.append(f"{name} is not {side} by {side}")
case("icons", faults)

sample = [json.loads(line) for line in (ROOT / "data/sample.jsonl").read_text(encoding="utf-8").splitlines()]
faults = [] if len(sample) == 5 else [f"{len(sample)} digests"]
faults += [f"{d['title']}: unknown key {k}" for d in sample for k in d.keys() - {"title", "outlet", "published", "language", "text"}]
faults += [f"{d['title']}: {d['published']} is no date" for d in sample if not re.fullmatch(r"20\d\d-\d\d-\d\d", d.get("published", "2022-01-01"))]
case("sample digests", faults)

seeds = sorted(pathlib.Path(os.environ.get("ATTACHE_SHARED", ""), "seeds").glob("*.txt"))
if seeds:
    case("sample is in our own words", shared_runs([d["text"] for d in sample], [p.read_text(encoding="utf-8") for p in seeds], 8))
else:
    case("sample is in our own words", [], "the reports are not here")
