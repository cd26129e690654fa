#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Closes a test run: counts the cases in meson's JUnit log, names what failed or was skipped, and prints one line of totals."""
import json
import pathlib
import sys
import xml.etree.ElementTree as ET


def broken(path):
    """Programs that did not come to their end: their cases stand nowhere in the JUnit log."""
    for line in pathlib.Path(path).with_name("testlog.json").read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        if test["result"] in ("TIMEOUT", "ERROR", "INTERRUPT", "FAIL"):
            yield test["name"], f"{test['name']}: {test['result'].lower()}"


def main(path):
    passed, failed, skipped = 0, [], []
    for suite in ET.parse(path).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            name = f"{suite.get('name')}: {case.get('name')}"
            skip = case.find("skipped")
            if case.find("failure") is not None or case.find("error") is not None:
                failed.append(name)
            elif skip is not None:
                skipped.append(name)
            else:
                passed += 1
    for test, name in broken(path):
        if not any(test.split(" / ")[-1] in f for f in failed):
            failed.append(name)
    for name in skipped:
        print("skipped", name)
    for name in failed:
        print("FAILED", name)
    if not passed and not failed:
        print("FAILED: no test ran")
    print(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
