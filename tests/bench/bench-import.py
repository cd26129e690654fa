#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of everything: bench-import.py ATTACHE_CLI BUILD. 10,000 invented files of eight kinds, made from a seed, one in twenty broken in one
of six ways, brought into a new dossier in one go: files a second, articles a second, the peak of memory, and how long the writer and the workers
had nothing to do. Fails where a good file did not
come in, a broken one was not told, or the memory is not bounded. ATTACHE_BENCH_FILES sets the number."""
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

N_FILES = int(os.environ.get("ATTACHE_BENCH_FILES", "10000"))
MAX_RSS_MIB = 300
PEOPLE = ["Minister Ada Lorne", "President Boris Veld", "envoy Cato Marn", "spokeswoman Dora Pell", "General Egon Rast", "Ambassador Fay Torn"]
PLACES = ["Strelsau", "Zenda", "Tarlenheim", "Hofbau", "Festenburg", "Lanz"]
DEEDS = ["the bridge had been closed", "talks would go on in the valley", "both armies had left the ridge", "no paper had been signed",
         "observers counted forty violations of the ceasefire", "the prisoners would be home by winter", "customs duties were lifted"]
OUTLETS = ["Sylvan Post", "Ruritanian Wire", "Zenda News", "Hofbau Times"]


def paragraphs(dice):
    return [" ".join(f"{dice.choice(PEOPLE)} {dice.choice(['said', 'told reporters', 'denied', 'announced'])} in {dice.choice(PLACES)} on "
                     f"{dice.randint(1, 28)} September 2031 that {dice.choice(DEEDS)}, number {dice.randint(1, 10**6)} of its kind."
                     for _ in range(dice.randint(1, 4))) for _ in range(dice.randint(3, 12))]


def docx(parts):
    out = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in parts)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                         + body + "</w:body></w:document>")
    return out.getvalue()


def good(dice, i):
    """Name and bytes of a file with one article."""
    parts, title, outlet = paragraphs(dice), f"Talks, day {i}", dice.choice(OUTLETS)
    text, day = "\n".join(parts), f"2031-09-{dice.randint(1, 28):02}"
    kind = i % 8
    if kind == 0:
        return "txt", f"{title}\n date {day} \n{text}\n".encode()
    if kind == 1:
        body = "".join(f"<p>{part}</p>" for part in parts)
        return "html", (f'<html><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
                        f'<meta property="article:published_time" content="{day}"></head><body><nav><a href="/">Home</a></nav><article><h1>{title}'
                        f"</h1>{body}</article><footer>Subscribe</footer></body></html>").encode()
    if kind == 2:
        return "eml", (f"From: {outlet} <news@post.example>\r\nSubject: {title}\r\nDate: Mon, {day[-2:]} Sep 2031 10:00:00 +0000\r\n"
                       f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n").encode()
    if kind == 3:
        return "json", json.dumps({"title": title, "outlet": outlet, "published": day, "text": text}).encode()
    if kind == 4:
        return "rtf", ("{\\rtf1\\ansi " + "".join(part + "\\par\n" for part in [title, *parts]) + "}").encode()
    if kind == 5:
        return "docx", docx([title, *parts])
    if kind == 6:
        return "csv", f'title,outlet,date,text\n"{title}",{outlet},{day},"{text}"\n'.encode()
    return "md", f"# {title}\n\n{text}\n".encode()


def broken(dice, i):
    kind = i % 6
    if kind == 0:
        return "txt", b""
    if kind == 1:
        whole = docx(paragraphs(dice))
        return "docx", whole[:len(whole) // 2]
    if kind == 2:
        return "bin", dice.randbytes(5000)
    if kind == 3:
        return "json", b'{"title": "Talks", "text": "They met'
    if kind == 4:
        return "pdf", b"%PDF-1.7\n" + dice.randbytes(300)
    return "txt", b" \n\t\n "


def make(folder):
    dice = random.Random(5)
    n_broken = 0
    for i in range(N_FILES):
        is_broken = i % 20 == 19
        n_broken += is_broken
        kind, content = broken(dice, i // 20) if is_broken else good(dice, i)
        target = folder / f"{i // 500:03}"
        target.mkdir(exist_ok=True)
        (target / f"{i:06}.{kind}").write_bytes(content)
    return N_FILES - n_broken, n_broken


class Watch(threading.Thread):
    """Looks at the threads of a process until it ends: how long each ran, or waited only for a processor. What is left of the time it had
    nothing to do, or waited for the disk. Linux only."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.tasks, self.seen, self.end = pathlib.Path(f"/proc/{pid}/task"), {}, threading.Event()
        self.ran, self.samples = {}, []  # seconds of each task; (when, seconds of all)

    def run(self):
        while not self.end.wait(0.05):
            self.samples.append((time.perf_counter(), sum(self.ran.values())))
            for task in self.tasks.glob("*") if self.tasks.is_dir() else ():
                try:
                    ran, waited, _ = (task / "schedstat").read_text().split()
                    self.ran[task.name] = int(ran) / 1e9
                    self.seen[task.name] = (task / "comm").read_text().strip(), (int(ran) + int(waited)) / 1e9
                except (OSError, ValueError):
                    continue

    def busy_in_the_midst(self):
        """How much of all processors ran, without the first and the last tenth of the time."""
        (start, _), (end, _) = self.samples[0], self.samples[-1]
        midst = [sample for sample in self.samples if start + (end - start) * 0.1 <= sample[0] <= start + (end - start) * 0.9]
        return (midst[-1][1] - midst[0][1]) / (midst[-1][0] - midst[0][0]) / os.cpu_count()

    def busy(self, name):
        """Seconds of each of the threads whose names begin so."""
        return [seconds for comm, seconds in self.seen.values() if comm.startswith(name)]


def main():
    cli, build = sys.argv[1:3]
    home = pathlib.Path(tempfile.mkdtemp(prefix="attache-bench-", dir=build))
    try:
        files = home / "files"
        files.mkdir()
        n_good, n_broken = make(files)
        env = dict(os.environ, XDG_DATA_HOME=str(home / "data"))
        with open(home / "report.json", "w+b") as report:
            start = time.perf_counter()
            child = subprocess.Popen([cli, "import", "--json", "--dossier", str(home / "bench.dossier"), str(files)], stdout=report,
                                     stderr=subprocess.DEVNULL, env=env)
            watch = Watch(child.pid)
            watch.start()
            _, _, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - start
            watch.end.set()
            watch.join()
            report.seek(0)
            told = json.load(report)
        peak = usage.ru_maxrss / 1024
        print(f"{N_FILES} files of 8 kinds, {n_broken} of them broken, on {os.cpu_count()} processors")
        print(f"{N_FILES / seconds:.0f} files a second, {told['n_imported'] / seconds:.0f} articles a second, {seconds:.1f} s, "
              f"processors busy {(usage.ru_utime + usage.ru_stime) / seconds / os.cpu_count() * 100:.0f} %, "
              f"but for the first and last tenth of the time {watch.busy_in_the_midst() * 100:.0f} %")
        writer, workers = max(watch.busy("store-writer"), default=0), sum(watch.busy("pool-"))
        print(f"the writer had nothing to do {(1 - writer / seconds) * 100:.0f} % of the time; loading and analysis took "
              f"{workers / seconds:.2f} processors, counting what they waited for one")
        print(f"peak of memory {peak:.0f} MiB (limit {MAX_RSS_MIB})")
        print(f"imported {told['n_imported']}, failed {told['n_failed']}, each with a reason: {all(e.get('reason') for e in told['failed'])}")
        n_told = len({entry["file"] for entry in told["failed"]})  # a file may have several parts that failed
        return 0 if told["n_imported"] == n_good and n_told == n_broken and peak < MAX_RSS_MIB else 1
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main())
