#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the figures of the analysis at their floors: floors.py CLI TASK GOLD NAME=VALUE ...

Analyses $ATTACHE_SHARED/gold/GOLD.jsonl and lets $ATTACHE_SHARED/score/score.py (for TASK incidents: score-incidents.py beside this)
say whether a figure fell below its floor. TAP; skipped, saying so, where the gold is not there. Standard library only.
"""
import os
import pathlib
import subprocess
import sys
import tempfile


def main():
    cli, task, gold_name, *floors = sys.argv[1:]
    shared = pathlib.Path(os.environ.get("ATTACHE_SHARED", "/nowhere"))
    gold, scorer = shared / "gold" / f"{gold_name}.jsonl", shared / "score" / "score.py"
    print("1..1")
    if not gold.exists() or not scorer.exists():
        print(f"ok 1 - {gold_name} # SKIP no gold: ATTACHE_SHARED names no folder with gold/{gold_name}.jsonl")
        return
    with tempfile.NamedTemporaryFile() as predicted:
        subprocess.run([cli, "analyze", "--jsonl", str(gold)], stdout=predicted, check=True)
        if task == "incidents":
            own = pathlib.Path(__file__).resolve().with_name("score-incidents.py")
            arguments = [sys.executable, str(own), str(gold), predicted.name]
        else:
            arguments = [sys.executable, str(scorer), task, str(gold), predicted.name, "--floor", "bad_spans=0"]
        for floor in floors:
            arguments += ["--floor", floor]
        result = subprocess.run(arguments, capture_output=True, text=True)
    for line in result.stdout.splitlines():
        print("#", line)
    print("ok 1" if result.returncode == 0 else "not ok 1", "-", gold_name)


main()
