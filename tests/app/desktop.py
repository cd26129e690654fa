# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop for one test: X server, session bus, accessibility bus and window manager of its own, in a home of its own, with the real
application in it. It is driven as a person would: key events, the pointer, and what the accessibility bus shows. It waits for
conditions, never for a length of time alone."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TIMEOUT = float(os.environ.get("ATTACHE_TEST_TIMEOUT", "60"))
NEEDED = ("Xvfb", "dbus-daemon", "xdotool", "openbox", "import")


def missing():
    """What this machine lacks, or None."""
    for program in NEEDED:
        if shutil.which(program) is None:
            return f"there is no {program}"
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        return "there is no AT-SPI for Python"
    return None


def wait_for(what, condition, timeout=None):
    """Answers the first true value of condition(); fails with @what after the time limit."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.25)  # each look walks the whole tree of the application over the bus


class Desktop:
    def __init__(self, program, build, size=(1280, 800), dark=False):
        self.program, self.build, self.size, self.dark = program, build, size, dark
        self.processes = []
        self.app = None
        self.accessibility = False

    def __enter__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="attache-test-"))
        run = self.home / "run"
        run.mkdir(mode=0o700)
        self.env = dict(os.environ, HOME=str(self.home), XDG_RUNTIME_DIR=str(run), XDG_DATA_HOME=str(self.home / "data"),
                        XDG_CONFIG_HOME=str(self.home / "config"), XDG_CACHE_HOME=str(self.home / "cache"), LC_ALL="C.UTF-8",
                        TZ="UTC", GSETTINGS_BACKEND="keyfile", GSETTINGS_SCHEMA_DIR=str(self.build / "data"), GTK_A11Y="atspi",
                        GDK_BACKEND="x11", GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", G_DEBUG="fatal-criticals", NO_AT_BRIDGE="0", GTK_USE_PORTAL="0",
                        ADW_DEBUG_COLOR_SCHEME="prefer-dark" if self.dark else "prefer-light")
        # What file choosers and drivers keep differs from machine to machine; our own leaks are found by the widgets' tests.
        self.env["ASAN_OPTIONS"] = "detect_leaks=0"
        for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "GTK_THEME", "ADW_DISABLE_PORTAL"):
            self.env.pop(name, None)
        self.env["ADW_DISABLE_PORTAL"] = "1"
        self._start_display()
        self._start_bus()
        self._spawn(["openbox", "--sm-disable"])
        wait_for("the window manager", lambda: self._run(["xdotool", "getwindowfocus"]).returncode == 0)
        return self

    def __exit__(self, *exc):
        self.stop()
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def _spawn(self, argv, **kwargs):
        log = open(self.home / "log", "ab")
        process = subprocess.Popen(argv, env=self.env, stdout=kwargs.pop("stdout", log), stderr=log, **kwargs)
        self.processes.append(process)
        return process

    def _run(self, argv):
        return subprocess.run(argv, env=self.env, capture_output=True, text=True)

    def _start_display(self):
        read, write = os.pipe()
        w, h = self.size
        self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{w}x{h}x24", "-nolisten", "tcp", "-noreset"], pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            self.env["DISPLAY"] = ":" + pipe.readline().strip()

    def _start_bus(self):
        process = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().decode().strip()
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.env["DBUS_SESSION_BUS_ADDRESS"]
        for name in ("DISPLAY", "XDG_RUNTIME_DIR", "HOME"):
            os.environ[name] = self.env[name]
        os.environ.pop("AT_SPI_BUS_ADDRESS", None)

    # The application

    def start(self, *args):
        self.app = self._spawn([str(self.program), *args])
        return self

    def stop(self):
        """Kills it where it still runs."""
        if self.app is not None and self.app.poll() is None:
            self.app.kill()
            self.app.wait()
        self.app = None

    def wait_exit(self):
        wait_for("the application to end", lambda: self.app.poll() is not None)
        status, self.app = self.app.returncode, None
        assert status == 0, f"the application ended with {status}:\n{self.log()}"

    def log(self):
        return (self.home / "log").read_text(errors="replace")[-4000:]

    # What a person does

    def key(self, *keys):
        for key in keys:
            self._run(["xdotool", "key", "--clearmodifiers", key])

    def type(self, text):
        self._run(["xdotool", "type", "--delay", "20", text])

    def click(self, node, button=1):
        x, y = self.centre(node)
        self._run(["xdotool", "mousemove", str(x), str(y), "click", str(button)])

    def drag(self, start, end, modifier=None):
        steps = ["xdotool"]
        if modifier:
            steps += ["keydown", modifier]
        steps += ["mousemove", str(start[0]), str(start[1]), "mousedown", "1"]
        for i in range(1, 9):
            steps += ["mousemove", str(start[0] + (end[0] - start[0]) * i // 8), str(start[1] + (end[1] - start[1]) * i // 8), "sleep", "0.03"]
        steps += ["mouseup", "1"]
        if modifier:
            steps += ["keyup", modifier]
        self._run(steps)

    def screenshot(self, path):
        result = self._run(["import", "-window", "root", str(path)])
        assert result.returncode == 0, result.stderr

    # What is on the screen

    def root(self):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        if not self.accessibility:
            Atspi.init()
            self.accessibility = True
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()  # what was seen before may have changed, and no main loop runs here to hear of it
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == (self.app.pid if self.app else -1):
                return child
        return None

    def nodes(self, root=None):
        """All nodes below @root, in order; a node that goes away meanwhile is passed over."""
        from gi.repository import GLib
        stack = [root if root is not None else self.root()]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                children = [node.get_child_at_index(i) for i in range(min(node.get_child_count(), 400))]
            except GLib.Error:
                continue
            stack.extend(reversed(children))

    def find_all(self, name=None, role=None, showing=True, root=None):
        from gi.repository import GLib
        found = []
        for node in self.nodes(root):
            try:
                if role is not None and node.get_role_name() != role:
                    continue
                text = node.get_name() or ""
                if name is not None and not (name(text) if callable(name) else name == text):
                    continue
                if showing and not self.shows(node):
                    continue
            except GLib.Error:
                continue
            found.append(node)
        return found

    def find(self, name=None, role=None, showing=True, root=None):
        found = self.find_all(name, role, showing, root)
        return found[0] if found else None

    def wait(self, name=None, role=None, showing=True):
        what = f"{role or 'a node'} “{getattr(name, '__doc__', None) or name}”"
        return wait_for(what, lambda: self.root() is not None and self.find(name, role, showing))

    def shows(self, node):
        """Whether it takes up room: GTK 4.8 has no other sign."""
        return node.get_component_iface() is not None and min(self.extents(node)[2:]) > 0

    def extents(self, node):
        from gi.repository import Atspi
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def centre(self, node):
        x, y, w, h = self.extents(node)
        window = self._run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"]).stdout
        place = dict(line.split("=") for line in window.split() if "=" in line)
        return int(place["X"]) + x + w // 2, int(place["Y"]) + y + h // 2

    def dump(self, root=None, depth=0, file=sys.stderr):
        node = root if root is not None else self.root()
        if node is None or depth > 40:
            return
        print("  " * depth + f"[{node.get_role_name()}] {node.get_name()!r}", file=file)
        for i in range(min(node.get_child_count(), 60)):
            self.dump(node.get_child_at_index(i), depth + 1, file)
