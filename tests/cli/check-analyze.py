#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""attache-cli analyze as tools see it: exit status, errors at their place, spans that quote any text exactly, and the same bytes whatever the
number of threads. The texts are invented, or made of hostile characters from a fixed seed."""
import json
import random
import subprocess
import sys

import tap

CLI = sys.argv[1]
STORY = ("STRELSAU (Reuters) - “We will sign the treaty on Monday,” Foreign Minister Ada Lorne of Ruritania told reporters on 3 May 2031. "
         "She said that at least 40 people had been killed in Sylvania last week.\n\nSylvania’s President Béla Zorn rejected the charge, "
         "according to a spokesman for the ministry.")
HOSTILE = ["\u0000", "\u2028", "\u202e", "\u200f", "e\u0301", "\U0001f600", "\r\n", "\ud800", "\udfff", "“", "”", '"', "'", "«", "—", "\ufeff",
           "\u0660\u0661", "ﬁ", "İ", "ß", "said", "he", "Monday", " ", "\n\n", "2031", "Lorne", "killed", "40", "3 May", "\ufdd0", "…", "(", "["]


def run(lines, *options, binary=False):
    data = lines if binary else "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass")
    result = subprocess.run([CLI, "analyze", "--jsonl", *options, "-"], input=data, capture_output=True, timeout=200)
    assert result.returncode in (0, 1, 2), (result.returncode, result.stderr.decode(errors="replace")[-2000:])
    return result


def record(number, text):
    return json.dumps({"id": str(number), "text": text, "published": "2031-05-04"})


def spans(value):
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"], value.get("text")
        for key in ("content", "cue", "source"):
            for start, end in value.get(key) or []:
                yield start, end, None
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def assert_spans_hold(texts, output):
    lines = output.decode().splitlines()
    assert len(lines) == len(texts), (len(lines), len(texts))
    n = 0
    for number, (text, line) in enumerate(zip(texts, lines)):
        found = json.loads(line)
        assert found["id"] == str(number)
        for start, end, quoted in spans({k: v for k, v in found.items() if k != "id"}):
            assert 0 <= start < end <= len(text), (number, start, end)
            assert quoted is None or text[start:end] == quoted, (number, start, end, quoted)
            n += 1
    return n


def case_finds_something():
    found = json.loads(run([record(0, STORY)]).stdout)
    for key in ("times", "mentions", "actors", "statements", "events", "sections"):
        assert found[key], f"no {key}"
    names = {a["id"]: a["name"] for a in found["actors"]}
    assert any(names.get(s["speaker"]) == "Ada Lorne" for s in found["statements"]), found["statements"]
    assert any(f["effect"] == "killed" and f["least"] == 40 for e in found["events"] for f in e["figures"]), found["events"]


def case_explains_every_finding():
    found = json.loads(run([record(0, STORY)], "--explain").stdout)
    for key in ("times", "mentions", "actors", "statements", "events", "sections"):
        for finding in found[key]:
            assert finding["rule"], (key, finding)
    figures = [f for e in found["events"] for f in e["figures"]]
    assert figures and all(f["rule"] for f in figures), figures


def case_bad_lines_keep_their_place():
    result = run(['{"id":"a","text":"x"}', "nonsense", '{"id":1,"text":"x"}', '{"id":"b"}', '{"id":"c","text":"' + "[" * 9 + '"}',
                  '{"id":"d","text":"y","more":' + "[" * 600 + "]" * 600 + "}", "", '{"id":"e","text":"z","n":{"a":[1,2.5e3,null]}}'])
    lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert result.returncode == 1
    assert [line["id"] for line in lines] == ["a", None, None, None, "c", None, None, "e"], lines
    assert all("error" in line for line in lines if line["id"] is None)


def case_bytes_that_are_no_text():
    result = run(b'{"id":"a","text":"\xff\xfe"}\n{"id":"b","text":"ok"}\n\x00\n', binary=True)
    lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [line["id"] for line in lines] == [None, "b", None], lines


def case_wrong_usage():
    for argv in ([CLI], [CLI, "fly"], [CLI, "analyze", "--fly"], [CLI, "analyze", "--jsonl", "--threads", "0", "-"]):
        assert subprocess.run(argv, capture_output=True).returncode == 2, argv
    assert subprocess.run([CLI, "analyze", "--jsonl", "/nowhere"], capture_output=True).returncode == 1


def case_spans_quote_exactly():
    chance = random.Random(7)
    texts = ["".join(chance.choice(HOSTILE) + chance.choice(["", " "]) for _ in range(chance.randrange(1, 120))) for _ in range(400)]
    words = STORY.split(" ")
    for _ in range(200):
        mixed = list(words)
        for _ in range(8):
            mixed.insert(chance.randrange(len(mixed)), chance.choice(HOSTILE))
        texts.append(" ".join(mixed))
    texts = [json.loads(json.dumps(t)) for t in texts]  # two halves that meet become one character
    n = assert_spans_hold(texts, run([record(i, t) for i, t in enumerate(texts)]).stdout)
    assert n > 1000, f"only {n} spans were tried"


def case_same_bytes_with_any_number_of_threads():
    lines = [record(i, STORY * (i % 7 + 1)) for i in range(300)]
    one = run(lines, "--threads", "1").stdout
    assert one and one == run(lines, "--threads", "5").stdout


if __name__ == "__main__":
    sys.exit(tap.run(globals()))
