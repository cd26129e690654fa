# SPDX-License-Identifier: GPL-3.0-or-later
"""Test cases as functions named case_…, run in order of the file, printed as TAP. A case raises AssertionError to fail, Skip to skip."""
import sys
import traceback


class Skip(Exception):
    pass


def run(module):
    cases = [(name[5:], value) for name, value in module.items() if name.startswith("case_")]
    print(f"1..{len(cases)}")
    failed = False
    for number, (name, case) in enumerate(cases, 1):
        try:
            case()
            print("ok", number, "-", name)
        except Skip as reason:
            print("ok", number, "-", name, "# SKIP", reason)
        except Exception:
            failed = True
            print("not ok", number, "-", name)
            for line in traceback.format_exc().splitlines():
                print("#", line)
        sys.stdout.flush()
    return 1 if failed else 0
