#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large dossier in the real application, beside small ones: bench-open.py ATTACHE ATTACHE_CLI BUILD DOSSIER. From exec to the first frame with
articles in it, and the memory of the process when all lists, counts and the timeline are there. The dossiers take turns, so that noise meets all
of them; the figures are medians."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "app"))
from desktop import Desktop, missing, wait_for  # noqa: E402

ROUNDS = int(os.environ.get("ATTACHE_BENCH_ROUNDS", "15"))
MEMORY_ROUNDS = 3
GOAL_RATIO, GOAL_MIB = 1.5, 64
PRIVATE, PSS = r"Private_\w+", "Pss"  # lines of smaps_rollup
ARTICLE = "Minister Ada Lorne said on 20 September 2031 in Strelsau that the bridge would open. She met envoy Boris Veld in Zenda on Monday.\n"


def make_small(cli, folder, env):
    """A dossier without articles, and one with a single article."""
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "none.txt").write_text("", encoding="utf-8")
    for name in ("one", "none"):
        subprocess.run([cli, "import", "--dossier", folder / f"{name}.dossier", folder / f"{name}.txt"], env=env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=name == "one")
        if not (folder / f"{name}.dossier").exists():
            raise SystemExit(f"there is no dossier of {name}")
    return folder / "one.dossier", folder / "none.dossier"


def seconds(desktop, program, point, dossier):
    """Until the frame was drawn; the rest of the run is only waited for."""
    start = time.perf_counter()
    process = subprocess.Popen([program, f"--exit-after={point}", dossier], env=desktop.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in process.stdout:
        if line == b"drawn\n":
            break
    drawn = time.perf_counter() - start
    process.stdout.read()
    if process.wait() != 0:
        raise SystemExit(f"{program} ended with {process.returncode}")
    return drawn


def report_times(desktop, program, big, one, none):
    runs = {"none, first frame": ("frame", none), "large, first frame": ("frame", big), "one, first articles": ("articles", one),
            "large, first articles": ("articles", big)}
    times = {name: [] for name in runs}
    for point, dossier in runs.values():  # warms the caches
        seconds(desktop, program, point, dossier)
    for _ in range(ROUNDS):
        for name, (point, dossier) in runs.items():
            times[name].append(seconds(desktop, program, point, dossier))
    base, frame, small, large = (statistics.median(values) for values in times.values())
    for name, values in times.items():
        print(f"open {name:22} {1000 * statistics.median(values):7.1f} ms  ({1000 * min(values):.1f} to {1000 * max(values):.1f})")
    print(f"open large: its first frame against that of none {frame / base:.2f} (goal {GOAL_RATIO}); its first articles against those of one "
          f"{large / small:.2f}, against the first frame of none {large / base:.2f}")


def private_mib(pid):
    rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return {what: sum(map(int, re.findall(rf"^{what}: +(\d+) kB", rollup, re.M))) / 1024 for what in (PRIVATE, PSS)}


def at_rest(pid, looks=24):
    """A condition: the memory stayed the same, but for a MiB, between so many looks; what loads is there."""
    seen = []

    def look():
        seen.append(private_mib(pid)[PRIVATE])
        return len(seen) > looks and max(seen[-looks:]) - min(seen[-looks:]) < 1
    return look


def memory(desktop, dossier):
    desktop.start(str(dossier))
    wait_for("the memory to stay the same", at_rest(desktop.app.pid), 600)
    figures = private_mib(desktop.app.pid)
    desktop.wait(role="label", name=lambda name: name.count(" · ") == 2)  # the counts of the whole dossier were there
    desktop.stop()
    return figures


def report_memory(desktop, big, one):
    figures = {"one": [], "large": []}
    for _ in range(MEMORY_ROUNDS):
        figures["one"].append(memory(desktop, one))
        figures["large"].append(memory(desktop, big))
    for what, name in ((PRIVATE, "private"), (PSS, "Pss")):
        small, large = (statistics.median(run[what] for run in figures[key]) for key in ("one", "large"))
        print(f"memory {name:8} one {small:6.1f} MiB, large {large:6.1f} MiB, above it {large - small:6.1f} MiB (goal {GOAL_MIB})")


def main():
    lack = missing()
    if lack:
        print(lack)
        return 77
    program, cli, build, big = (pathlib.Path(name).resolve() for name in sys.argv[1:5])
    with Desktop(program, build) as desktop:
        for name in ("GDK_DEBUG", "G_DEBUG", "GSK_RENDERER"):  # as a person has it
            desktop.env.pop(name, None)
        one, none = make_small(cli, desktop.home, desktop.env)
        report_times(desktop, program, big, one, none)
        report_memory(desktop, big, one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
