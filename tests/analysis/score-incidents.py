#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score the events of `attache-cli analyze --jsonl` against templates of incidents in the manner of MUC-4.

    score-incidents.py GOLD.jsonl PRED.jsonl [--floor NAME=VALUE ...] [--errors N] [--sure 0.3]

GOLD has one {"id", "text", "templates": [{slot: [filler, ...]}]} a line, PRED what analyze wrote for it (design: the JSON
contract). Prints "name value" a line; exit status 1 where a figure is below its floor. Standard library only.

How a template and an event are compared, since a template is a document's incident and an event one passage about it:

kind_f          Kinds are compared as sets, document by document, so that ten passages about one bombing are one bombing, and
                an incident found in a document without one is an error. An event is an incident where its kind is ASSAULT, or
                COERCE by fire or destruction; which kind of incident, its words and its toll tell (see INCIDENT_WORDS). Only
                events at least as sure as --sure count. A passage that names no kind of its own ("the attack", "killed")
                within NEAR code points of one that does (a bombing) tells of that one. A gold slot with alternatives is met
                by any of them.
kind_f_relevant The same over the documents that have an incident at all: without the question which violence is one.
date_exact      Of the gold templates with a date: those for which an event of their kind (or, where there is none, any
                incident) has exactly that day or range of days. "- 23 AUG 88" says on or before the day of the report; an
                event without a time of its own says just that, if the document's published day is that day. Alternatives
                as above.
victim_number   Of the gold numbers of people killed, wounded or kidnapped, those for which one figure of the document has that
                effect and exactly that number (least = most, or a bound that the gold gives as an alternative). One figure
                serves one number. PLURAL, "?" (optional) and people who came to no harm have no figure to find and are
                left out. victim_found is the share for which any figure has the effect and covers the number.
"""
import argparse
import collections
import datetime
import json
import re
import sys

INCIDENT_WORDS = [
    ("KIDNAPPING", re.compile(r"kidnap|abduct|hostage|captive|snatch", re.I)),
    ("HIJACKING", re.compile(r"hijack|commandeer", re.I)),
    ("ARSON", re.compile(r"\barson|set (\S+ )*(fire|ablaze|alight)|on fire|torch|burn", re.I)),
    ("ROBBERY", re.compile(r"\brob(b|s|\b)|\bst(eal|ole)|\bloot", re.I)),
    ("BOMBING", re.compile(r"bomb|explo|detonat|dynamit|\bbl(ow|ew|own|owing|ows)\b.*\bup\b|blast|\bwent off|\bgo(es)? off|"
                           r"\bset off|\bland ?mine|\bmines?\b|car-bomb", re.I)),
]
DESTRUCTION = re.compile(r"destro|sabotag|damage|wreck|demolish|raze|topple|knock|down", re.I)
NEAR = 300
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def incident_kind(event):
    """The kind of incident that an event is, or None."""
    words = event.get("text") or ""
    for kind, pattern in INCIDENT_WORDS:
        if pattern.search(words) and (event["kind"] == "ASSAULT" or (event["kind"] == "COERCE" and kind in ("ARSON", "ROBBERY"))):
            return kind
    if event["kind"] == "ASSAULT" or (event["kind"] == "COERCE" and DESTRUCTION.search(words)):
        return "ATTACK"
    return None


def incident_kinds(events):
    """The kinds of incidents that events tell of; passages of an incident near by add none."""
    named = [(e["start"], k) for e in events for k in [incident_kind(e)] if k]
    special = [at for at, k in named if k != "ATTACK"]
    return {k for at, k in named if k != "ATTACK" or not any(abs(at - other) < NEAR for other in special)}


def fillers(template, slot):
    return [f for f in template.get(slot, []) if f not in ("-", "*")]


def alternatives(filler):
    """'(A) / (B)' and 'A / B' as [A, B]; the strings behind a colon are not looked into."""
    return [a.strip().strip("()").strip() for a in re.split(r"\s/\s", filler)]


def templates_of(record):
    return [t for t in record["templates"] if fillers(t, "INCIDENT: TYPE") or fillers(t, "INCIDENT: DATE")]


def prf(tp, pred, gold):
    p = 100.0 * tp / pred if pred else 0.0
    r = 100.0 * tp / gold if gold else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


# ---- kinds ----

def kinds(record, events, c, key):
    gold = [set(alternatives(f)) for t in templates_of(record) for f in fillers(t, "INCIDENT: TYPE")[:1]]
    gold = [set(s) for s in {frozenset(g) for g in gold}]
    found = incident_kinds(events)
    c[key + "_g"] += len(gold)
    c[key + "_p"] += len(found)
    c[key + "_tp"] += sum(bool(g & found) for g in gold)


# ---- dates ----

def parse_day(words):
    m = re.fullmatch(r"(\d{1,2}) ([A-Z]{3}) (\d{2,4})", words.strip())
    if not m or m.group(2) not in MONTHS:
        return None
    year = int(m.group(3))
    return datetime.date(year + 1900 if year < 100 else year, MONTHS.index(m.group(2)) + 1, int(m.group(1)))


def parse_dates(filler):
    """[(first, last)]; first is None for 'on or before last'."""
    out = []
    for words in alternatives(filler.strip("? ")):
        words = words.strip("()").strip()
        if words.startswith("-"):
            day = parse_day(words[1:])
            out += [(None, day)] if day else []
        elif " - " in words:
            first, last = map(parse_day, words.split(" - ", 1))
            out += [(first, last)] if first and last else []
        else:
            day = parse_day(words)
            out += [(day, day)] if day else []
    return out


def event_days(event, published):
    """What an event says of its time, in the terms of parse_dates(). A night is the day that it begins on, as in MUC-4."""
    if not event.get("begin"):
        return (None, published) if published else None
    first = datetime.date.fromisoformat(event["begin"][:10])
    if event.get("precision") in ("minute", "hour", "part-of-day", "day"):
        return first, first
    last = datetime.datetime.fromisoformat(event["until"]) - datetime.timedelta(seconds=1) if event.get("until") else None
    return first, (last.date() if last else first)


def dates(record, events, published, c, errors):
    for t in templates_of(record):
        wanted = [d for f in fillers(t, "INCIDENT: DATE")[:1] for d in parse_dates(f)]
        if not wanted:
            continue
        types = {a for f in fillers(t, "INCIDENT: TYPE")[:1] for a in alternatives(f)}
        own = [e for e in events if incident_kind(e) in types] or [e for e in events if incident_kind(e)]
        told = [event_days(e, published) for e in own]
        right = any(d in wanted for d in told)
        c["dates"] += 1
        c["dates_ok"] += right
        if not right:
            errors.append(f"date {record['id']} {sorted(types)} want {wanted} got {sorted(set(map(str, told)))}")


# ---- victims ----

def strings(filler):
    return set(re.findall(r'"((?:[^"\\]|\\.)*)"', filler))


def effect_of(template, number):
    """killed, wounded or captured, as the effect slot says of the same people."""
    for filler in fillers(template, "HUM TGT: EFFECT OF INCIDENT"):
        if filler.startswith("?") or not strings(filler) & strings(number):
            continue
        head = filler.split(":")[0]
        if "DEATH" in head and "NO " not in head:
            return "killed"
        if "INJURY" in head and "NO " not in head:
            return "wounded"
        if "NO " in head:
            return None
    types = {a for f in fillers(template, "INCIDENT: TYPE") for a in alternatives(f)}
    return "captured" if "KIDNAPPING" in types else None


def victims(record, events, c, errors):
    figures = [f for e in events for f in e.get("figures", [])]
    used, seen = set(), set()
    for t in templates_of(record):
        for filler in fillers(t, "HUM TGT: NUMBER"):
            numbers = [a for a in alternatives(filler.split(":")[0])]
            effect = effect_of(t, filler)
            values = {int(n) for n in numbers if n.isdigit()}
            key = (effect, frozenset(values), frozenset(strings(filler)))
            # Templates about one incident (an attack and its fire) repeat its victims.
            if filler.startswith("?") or effect is None or not values or key in seen:
                continue
            seen.add(key)
            c["victims"] += 1
            match = [i for i, f in enumerate(figures) if f["effect"] == effect and i not in used]
            exact = [i for i in match if figures[i]["least"] == figures[i]["most"] and figures[i]["least"] in values]
            covers = [i for i in match if any((figures[i]["least"] or 0) <= v and
                                              (figures[i]["most"] is None or v <= figures[i]["most"]) for v in values)]
            c["victims_ok"] += bool(exact)
            c["victims_found"] += bool(covers)
            if exact:
                used.add(exact[0])
            else:
                errors.append(f"victims {record['id']} want {sorted(values)} {effect} of {filler[:60]} "
                              f"got {[(f['effect'], f['least'], f['most']) for f in figures]}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("pred")
    ap.add_argument("--floor", action="append", default=[], metavar="NAME=VALUE")
    ap.add_argument("--errors", type=int, default=0, metavar="N")
    ap.add_argument("--sure", type=float, default=0.5)
    args = ap.parse_args()
    pred = {}
    with open(args.pred, encoding="utf-8") as lines:
        for line in lines:
            answer = json.loads(line)
            pred[answer["id"]] = answer
    c, errors = collections.Counter(), []
    with open(args.gold, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            answer = pred.get(record["id"], {})
            c["missing_documents"] += record["id"] not in pred
            published = answer.get("published")
            published = datetime.date.fromisoformat(published[:10]) if published else None
            events = answer.get("events", [])
            sure = [e for e in events if e["confidence"] >= args.sure]
            kinds(record, sure, c, "kind")
            if templates_of(record):
                kinds(record, sure, c, "relevant")
            dates(record, events, published, c, errors)
            victims(record, events, c, errors)
    out = {
        "kind_f": prf(c["kind_tp"], c["kind_p"], c["kind_g"]),
        "kind_f_relevant": prf(c["relevant_tp"], c["relevant_p"], c["relevant_g"]),
        "date_exact": 100 * c["dates_ok"] / max(1, c["dates"]),
        "victim_number": 100 * c["victims_ok"] / max(1, c["victims"]),
        "victim_found": 100 * c["victims_found"] / max(1, c["victims"]),
        "gold_kinds": c["kind_g"], "found_kinds": c["kind_p"], "gold_dates": c["dates"], "gold_victims": c["victims"],
        "missing_documents": c["missing_documents"],
    }
    for e in errors[:args.errors]:
        print("error", e)
    for name, value in out.items():
        print(name, f"{value:.1f}" if isinstance(value, float) else value)
    fails = [f"{n} {out[n]:.1f} falls short of {v}" for n, v in (f.split("=") for f in args.floor) if out[n] < float(v)]
    print("; ".join(fails) if fails else ("all floors hold" if args.floor else "no floors asked"))
    return 1 if fails else 0


if __name__ == "__main__":
    sys.exit(main())
