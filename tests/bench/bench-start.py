#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up: bench-start.py ATTACHE EMPTY BUILD. From exec to the first frame, and to the first frame with articles in it, of the application
on the sample dossier, against an empty libadwaita window; the programs take turns, so that noise meets all of them."""
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "app"))
from desktop import Desktop, missing  # noqa: E402

ROUNDS = 15


def seconds(desktop, argv):
    start = time.perf_counter()
    status = subprocess.run(argv, env=desktop.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    if status != 0:
        raise SystemExit(f"{argv[0]} ended with {status}")
    return time.perf_counter() - start


def main():
    lack = missing()
    if lack:
        print(lack)
        return 77
    attache, empty, build = map(pathlib.Path, sys.argv[1:4])
    runs = {
        "empty window": [str(empty)],
        "first frame": [str(attache), "--sample", "--exit-after=frame"],
        "first articles": [str(attache), "--sample", "--exit-after=articles"],
    }
    times = {name: [] for name in runs}
    with Desktop(attache, build) as desktop:
        for name in ("GDK_DEBUG", "G_DEBUG", "GSK_RENDERER"):  # as a person has it
            desktop.env.pop(name, None)
        for argv in runs.values():  # makes the sample dossier, and warms the caches
            seconds(desktop, argv)
        for _ in range(ROUNDS):
            for name, argv in runs.items():
                times[name].append(seconds(desktop, argv))
    base = statistics.median(times["empty window"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"start {name:16} {1000 * median:7.1f} ms  ({1000 * min(values):.1f} to {1000 * max(values):.1f})  ratio {median / base:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
