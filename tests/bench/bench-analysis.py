#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The analysis: bench-analysis.py ATTACHE_CLI BENCH_ANALYSIS BUILD. Speed on one core and on two, memory, loading, stages, inputs that are
made to be slow, and beside them what two libraries of JavaScript need for the same texts. The programs take turns, so that noise meets all."""
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = int(os.environ.get("ATTACHE_BENCH_ROUNDS", "9"))
SUBJECTS = ["Ruritania", "the Sylvanian foreign ministry", "Minister Ada Lorne", "President Ivo Karst", "rebels", "a spokesperson", "she"]
VERBS = ["said on Monday that", "told reporters that", "denied last week that", "insisted, according to an aide, that", "announced that"]
DEEDS = ["the army shelled the town of Velm, killing 12 people", "both sides would meet in Strelsau on 14 October", "talks had failed",
         "Ruritania had signed the agreement", "the sanctions were lifted two days later", "at least 30 soldiers were wounded"]


def sentence(dice):
    if dice.random() < 0.3:
        return f"“We hope that {dice.choice(DEEDS)},” {dice.choice(SUBJECTS)} said."
    if dice.random() < 0.3:
        return f"{dice.choice(SUBJECTS)} met Sylvanian officials in March 2019, when {dice.choice(DEEDS)}.".capitalize()
    return f"{dice.choice(SUBJECTS)} {dice.choice(VERBS)} {dice.choice(DEEDS)}.".capitalize()


def article(dice, size):
    parts, length = [], 0
    while length < size:
        parts.append(" ".join(sentence(dice) for _ in range(dice.randint(1, 4))))
        length += len(parts[-1].encode()) + 1
    return "\n".join(parts)


def read_texts():
    """The development texts, else invented ones of the same length together."""
    gold = pathlib.Path(os.environ.get("ATTACHE_SHARED", HERE / "../../../shared")) / "gold" / "statements-train.jsonl"
    if gold.exists():
        return "statements-train", [json.loads(line)["text"] for line in gold.open(encoding="utf-8")]
    dice = random.Random(1)
    return "invented texts (the development texts are not here)", [article(dice, 4600) for _ in range(840)]


def slow_inputs(size):
    """Inputs of about @size bytes, by name."""
    text = article(random.Random(2), size)
    yield "an ordinary article", text
    yield "one paragraph", text.replace("\n", " ")
    yield "no space", "".join(text.split())
    yield "quotation marks", '"' * size
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "“a b c” said.", "“a b c” said. " * (size // 18)
    yield "“a b c” said. a line", "“a b c” said.\n" * (size // 18)


def write_lines(name, texts):
    with name.open("w", encoding="utf-8") as file:
        for i, text in enumerate(texts):
            print(json.dumps({"id": str(i), "text": text}, ensure_ascii=False), file=file)


def write_lengths(name, texts):
    with name.open("wb") as file:
        for text in texts:
            data = text.encode()
            file.write(b"%d\n%s" % (len(data), data))


def analyze(cli, name, threads=1):
    """Wall seconds, processor seconds and resident MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen([cli, "analyze", "--jsonl", "--threads", str(threads), name], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"attache-cli analyze ended with {status}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def report_speed(cli, name, megabytes):
    runs = {1: [], 2: []}
    for _ in range(ROUNDS):
        for threads, values in runs.items():
            values.append(analyze(cli, name, threads))
    for threads, values in runs.items():
        wall = [value[0] for value in values]
        print(f"speed {threads} thread{'s'[:threads - 1]:1} {megabytes / min(wall):6.2f} MB/s best, {megabytes / statistics.median(wall):.2f} median "
              f"of {ROUNDS}; {megabytes / min(value[1] for value in values):.2f} MB a second of processor; "
              f"{min(value[2] for value in values):.0f} MB resident")
    one = min(value[0] for value in runs[1])
    print(f"two threads are {one / min(value[0] for value in runs[2]):.2f} × one (goal 1.8); goal of one: 5 MB/s under 64 MB")
    return min(value[1] for value in runs[1])


def report_slow(cli, folder):
    name = folder / "slow.jsonl"
    sizes = [1_000_000, 2_000_000, 4_000_000, 10_000_000]
    rows = {}
    for size in sizes:
        for what, text in slow_inputs(size):
            write_lines(name, [text])
            best = min((analyze(cli, name)[1:] for _ in range(2)), key=lambda run: run[0])
            rows.setdefault(what, []).append((best[0] / len(text.encode()) * 1e6, best[1]))
    print("slow " + " " * 22 + "seconds of processor a MB at 1, 2, 4, 10 MB; MB resident at 10 MB")
    for what, values in rows.items():
        print(f"slow {what:22}" + "".join(f"{value[0]:7.3f}" for value in values) + f"{values[-1][1]:7.0f}")


def install_rivals(build):
    """The folder of the two libraries, or None where they cannot be had."""
    folder = pathlib.Path(build) / "bench-rivals"
    if not shutil.which("node") or not shutil.which("npm"):
        print("rivals: node and npm are not here")
        return None
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "compromise").exists():
        (folder / "package.json").write_text('{"private": true}')
        result = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "chrono-node", "compromise"], cwd=folder,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        if result.returncode != 0:
            print(f"rivals: npm could not install them: {result.stderr.strip().splitlines()[-1:]}")
            return None
    return folder


def report_rivals(build, name, megabytes, ours):
    folder = install_rivals(build)
    if folder is None:
        return
    shutil.copy(HERE / "rivals.js", folder)
    result = json.loads(subprocess.run(["node", "rivals.js", str(name)], cwd=folder, stdout=subprocess.PIPE, check=True).stdout)
    together = sum(rival["seconds"] for rival in result.values())
    for rival, found in result.items():
        print(f"rival {rival:12} {found['seconds']:7.2f} s of processor  {megabytes / found['seconds']:6.3f} MB/s  ({found['found']} found)")
    print(f"attache is {together / ours:.1f} × chrono-node and compromise together (goal 10)")


def main():
    cli, stages, build = map(pathlib.Path, sys.argv[1:4])
    what, texts = read_texts()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"texts {what}: {len(texts)}, {megabytes:.2f} MB")
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        write_lines(folder / "texts.jsonl", texts)
        write_lengths(folder / "texts", texts)
        ours = report_speed(cli, folder / "texts.jsonl", megabytes)
        print(subprocess.run([stages, "25", folder / "texts"], stdout=subprocess.PIPE, text=True, check=True).stdout, end="")
        report_rivals(build, folder / "texts", megabytes, ours)
        report_slow(cli, folder)


if __name__ == "__main__":
    main()
