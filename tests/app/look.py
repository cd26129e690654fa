#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look at an application over the accessibility bus: look.py PID prints its tree as JSON, null where it is not there. Each look is a process
of its own: libatspi keeps what it saw, and is at fault over what went away meanwhile."""
import json
import sys

import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MAX_CHILDREN = 400


def describe(node):
    component, text = node.get_component_iface(), node.get_text_iface()
    box = component.get_extents(Atspi.CoordType.WINDOW) if component is not None else None
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "box": [box.x, box.y, box.width, box.height] if box is not None else [0, 0, 0, 0],
        "text": Atspi.Text.get_text(node, 0, -1) if text is not None else None,
        "focused": node.get_state_set().contains(Atspi.StateType.FOCUSED),
        "children": list(look(node, MAX_CHILDREN)),
    }


def look(node, limit):
    """What goes away meanwhile is passed over."""
    for i in range(min(node.get_child_count(), limit)):
        try:
            child = node.get_child_at_index(i)
            if child is not None:
                yield describe(child)
        except GLib.Error:
            continue


def find(pid):
    Atspi.init()
    Atspi.set_timeout(30000, 30000)
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_process_id() == pid:
            return describe(child)
    return None


if __name__ == "__main__":
    try:
        json.dump(find(int(sys.argv[1])), sys.stdout)
    except GLib.Error:
        print("null")
