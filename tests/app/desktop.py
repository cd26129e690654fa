# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop for one test: X server, session bus, accessibility bus and window manager of its own, in a home of its own, with the real
application in it. It is driven as a person would: key events, the pointer, and what the accessibility bus shows. It waits for
conditions, never for a length of time alone."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
import tap  # noqa: E402

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
        time.sleep(0.1)


class Node:
    """A node as it was when it was looked at."""

    def __init__(self, seen):
        self.role, self.name, self.box, self.text, self.is_focused = (seen[key] for key in ("role", "name", "box", "text", "focused"))
        self.children = [Node(child) for child in seen["children"]]

    def shows(self):
        """Whether it takes up room: GTK 4.8 has no other sign."""
        return min(self.box[2:]) > 0


class Desktop:
    def __init__(self, program, build, size=(1280, 800), dark=False):
        self.program, self.build, self.size, self.dark = program, build, size, dark
        self.processes = []
        self.app = None

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
        wait_for("the window manager", lambda: self.run(["xdotool", "getwindowfocus"]).returncode == 0)
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

    def run(self, argv):
        """Runs a program on this desktop to its end."""
        return subprocess.run(argv, env=self.env, capture_output=True, text=True)

    def _start_display(self):
        read, write = os.pipe()
        w, h = self.size
        self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{w}x{h}x24", "-nolisten", "tcp", "-noreset", "-r"], pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            self.env["DISPLAY"] = ":" + pipe.readline().strip()

    def _start_bus(self):
        process = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().decode().strip()

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
            self.run(["xdotool", "key", "--clearmodifiers", key])

    def type(self, text):
        self.run(["xdotool", "type", "--delay", "20", text])

    def click(self, node, button=1):
        x, y, w, h = node.box
        self.click_at(x + w // 2, y + h // 2, button)

    def click_at(self, x, y, button=1):
        """@x, @y: in the active window."""
        left, top = self.corner()
        x, y = x + left, y + top
        self.run(["xdotool", "mousemove", str(x), str(y), "click", str(button)])

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
        self.run(steps)

    def screenshot(self, path):
        result = self.run(["import", "-window", "root", str(path)])
        assert result.returncode == 0, result.stderr

    def fill_screen(self):
        """Makes the window as large as the screen."""
        self.run(["xdotool", "search", "--sync", "--onlyvisible", "--class", "attache", "windowsize", *map(str, self.size), "windowmove", "0", "0"])

    def call(self, action):
        """Calls a command of the window or of the application, as its menu does."""
        for path in ("/org/attache/Attache/window/1", "/org/attache/Attache"):
            done = self.run(["gdbus", "call", "--session", "--dest", "org.attache.Attache", "--object-path", path, "--method",
                              "org.gtk.Actions.Activate", action, "[]", "{}"])
            if done.returncode == 0:
                return
        raise AssertionError(f"{action}: {done.stderr}")

    def choose_file(self, path):
        """Types a path into the file chooser that is about to open."""
        wait_for("the file chooser", lambda: len(self.windows()) > 1)
        self.wait_settled()
        self.type("/")  # in a list of files it opens the entry
        self.wait_settled()
        self.key("ctrl+a")
        self.type(str(path))
        self.wait_settled()
        self.key("Return")

    def hold_on_clipboard(self, mime_type, words):
        """Puts something on the clipboard as another program does; None where this machine has no GTK for Python."""
        script = ("import sys, gi; gi.require_version('Gtk', '4.0'); from gi.repository import Gdk, GLib, Gtk; Gtk.init(); "
                  "content = Gdk.ContentProvider.new_for_bytes(sys.argv[1], GLib.Bytes(sys.argv[2].encode())); "
                  "Gdk.Display.get_default().get_clipboard().set_content(content); print('held', flush=True); GLib.MainLoop().run()")
        holder = self._spawn([sys.executable, "-c", script, mime_type, words], stdout=subprocess.PIPE)
        return holder if holder.stdout.readline() else None

    # What is on the screen

    def windows(self):
        """The numbers of the windows that are shown."""
        return self.run(["xdotool", "search", "--onlyvisible", "--class", "attache"]).stdout.split()

    def root(self):
        """What is there now, None where the application does not show itself yet."""
        pid = self.app.pid if self.app else -1
        seen = self.run([sys.executable, str(pathlib.Path(__file__).with_name("look.py")), str(pid)]).stdout
        tree = json.loads(seen) if seen else None
        return Node(tree) if tree is not None else None

    def nodes(self, root=None):
        """All nodes below @root, in order."""
        stack = [root if root is not None else self.root()]
        while stack:
            node = stack.pop()
            if node is not None:
                yield node
                stack.extend(reversed(node.children))

    def find_all(self, name=None, role=None, showing=True, root=None):
        return [node for node in self.nodes(root)
                if (role is None or node.role == role) and (name is None or (name(node.name) if callable(name) else name == node.name))
                and (not showing or node.shows())]

    def find(self, name=None, role=None, showing=True, root=None):
        found = self.find_all(name, role, showing, root)
        return found[0] if found else None

    def wait(self, name=None, role=None, showing=True):
        what = f"{role or 'a node'} “{name}”"
        return wait_for(what, lambda: self.root() is not None and self.find(name, role, showing))

    def focused_text(self):
        """The name of the text that has the cursor, or None."""
        return next((node.name for node in self.find_all(None, "text") if node.is_focused), None)

    def wait_cursor(self, *names):
        """Until the cursor is in a text of one of these names: what is typed goes there."""
        wait_for(f"the cursor in {names}", lambda: self.focused_text() in names)

    def window(self, title):
        """A window by its title, None where it is not there."""
        root = self.root()
        return next((node for node in root.children if node.name == title), None) if root is not None else None

    def find_in(self, title, name, role=None):
        """A node of the window @title."""
        window = self.window(title)
        return self.find(name, role, root=window) if window is not None else None

    def wait_in(self, title, name, role=None):
        return wait_for(f"“{name}” in “{title}”", lambda: self.find_in(title, name, role))

    def wait_button(self, title, label):
        """One with a letter that is underlined has its label twice in its name."""
        return self.wait_in(title, lambda name: name == label or name.endswith(" " + label), "push button")

    def wait_closed(self, title):
        wait_for(f"“{title}” to close", lambda: self.window(title) is None)

    def articles(self):
        """What the list of articles says of each that it shows."""
        root = self.root()
        found = self.find("Articles", "list", root=root) if root is not None else None
        return [node.name for node in self.nodes(found) if ", " in node.name] if found is not None else []

    def wait_article(self, start):
        wait_for(f"the article “{start}”", lambda: any(name.startswith(start) for name in self.articles()))

    def corner(self):
        """Where the active window stands."""
        window = self.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"]).stdout
        place = dict(line.split("=") for line in window.split() if "=" in line)
        return int(place["X"]), int(place["Y"])

    def wait_settled(self):
        """Until two looks at the screen are the same: what slides or fades has arrived."""
        def look():
            picture = subprocess.run(["import", "-window", "root", "ppm:-"], env=self.env, capture_output=True, check=True).stdout
            is_still, self.last_look = picture == self.last_look, picture
            return is_still
        self.last_look = None
        wait_for("the screen to be still", look)

    def dump(self, node=None, depth=0, file=sys.stderr):
        node = node if node is not None else self.root()
        if node is not None:
            print("  " * depth + f"[{node.role}] {node.name!r}", file=file)
            for child in node.children:
                self.dump(child, depth + 1, file)


def run_walk(module, size=(1280, 800)):
    """Runs the cases of @module on one desktop, its variable "desktop": PROGRAM BUILD on the command line. Prints TAP."""
    name = pathlib.Path(module["__file__"]).stem
    lack = missing()
    if lack:
        print("1..0 # SKIP", lack)
        return 0
    program, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    with Desktop(program, build, size) as module["desktop"]:
        status = tap.run(module)
        if status != 0:
            picture = build / f"{name}-failed.png"
            module["desktop"].screenshot(picture)
            print("# the screen is in", picture.name)
            for line in module["desktop"].log().splitlines():
                print("#", line)
        return status
