#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Web pages: bench-pages.py ATTACHE_CLI BUILD. Pages a second on one core of attache-cli extract over the development pages, gzip included,
and of Readability.js with jsdom over the same pages in the same run, where node and npm are there. Needs ATTACHE_SHARED."""
import gzip
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

GOAL = 500
ROUNDS = int(os.environ.get("ATTACHE_BENCH_ROUNDS", "5"))
RIVAL = """
const { JSDOM } = require('jsdom');
const { Readability } = require('@mozilla/readability');
const fs = require('fs'), zlib = require('zlib');
const names = JSON.parse(fs.readFileSync(process.argv[2]));
let n = 0, bytes = 0;
const start = process.hrtime.bigint();
for (const name of names) {
  try {
    const article = new Readability(new JSDOM(zlib.gunzipSync(fs.readFileSync(name)), { url: 'https://page.example/' }).window.document).parse();
    bytes += article ? article.textContent.length : 0;
  } catch (error) { /* a page that it cannot read counts as read */ }
  n++;
}
console.log(JSON.stringify({ n, bytes, seconds: Number(process.hrtime.bigint() - start) / 1e9 }));
"""


def attache(cli, pages):
    start = time.perf_counter()
    lines = subprocess.run([cli, "extract", "--jsonl", "--threads", "1", *pages], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return time.perf_counter() - start, lines.count(b"\n")


def readability(build, pages):
    if not shutil.which("node") or not shutil.which("npm"):
        print("Readability.js: node and npm are not here")
        return
    folder = pathlib.Path(build) / "bench-pages"
    folder.mkdir(exist_ok=True)
    if not (folder / "node_modules" / "jsdom").exists():
        result = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "jsdom@24", "@mozilla/readability"], cwd=folder,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if result.returncode != 0:
            print(f"Readability.js: npm could not install it: {result.stderr.strip().splitlines()[-1:]}")
            return
    (folder / "rival.js").write_text(RIVAL)
    (folder / "pages.json").write_text(json.dumps(pages))
    result = subprocess.run(["node", "rival.js", "pages.json"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if result.returncode != 0:
        print(f"Readability.js: ended with {result.returncode}")
        return
    rival = json.loads(result.stdout)
    print(f"Readability.js with jsdom: {rival['n'] / rival['seconds']:.1f} pages a second")


def main():
    cli, build = sys.argv[1:3]
    folder = pathlib.Path(os.environ.get("ATTACHE_SHARED", "")) / "gold" / "pages"
    pages = sorted(map(str, folder.glob("*.gz"))) if folder.is_dir() else []
    if not pages:
        print("there are no development pages (ATTACHE_SHARED)")
        return 77
    size = sum(len(gzip.open(page).read()) for page in pages)
    attache(cli, pages)
    rounds = [attache(cli, pages) for _ in range(ROUNDS)]
    seconds = statistics.median(r[0] for r in rounds)
    print(f"{len(pages)} pages, {size / 2**20:.1f} MiB; {rounds[0][1]} articles")
    print(f"attache-cli extract on one core: {len(pages) / seconds:.0f} pages a second (goal {GOAL}); best of {ROUNDS}: "
          f"{len(pages) / min(r[0] for r in rounds):.0f}")
    readability(build, pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
