#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes in over the network, in the real window: a page from its address, once that is allowed; a part of a feed, and later what is new in it; a
list of feeds. Nothing is asked for that the reader did not want. fetching.py PROGRAM BUILD. Prints TAP. The server is Python's own, on loopback: it
is good, those that are not stand in tests/network. The articles are invented."""
import functools
import http.server
import sys
import threading

from desktop import run_walk, wait_for

PAGE = ("<html><head><title>{0}</title><meta property='article:published_time' content='2031-07-01'></head><body><article><h1>{0}</h1>"
        "<p>Carl Rupert of Ruritania said that it would stand at Hentzau before winter, and that the stones for {0} were there already.</p>"
        "<p>The masons said that they would wait for a word from the town, and that it was late.</p></article></body></html>")
FEED = "<rss version='2.0'><channel><title>{}</title>{}</channel></rss>"
ENTRY = "<item><title>{}</title><link>/{}</link></item>"
OPML = "<opml version='2.0'><head><title>Press of Hentzau</title></head><body>{}</body></opml>"
ADDRESS, FEEDS = "Import from Address", "Feeds"
desktop = None


class Site(http.server.ThreadingHTTPServer):
    """The pages of a folder. What was asked for is kept; a page named slow is held back until it is released."""

    def __init__(self, folder):
        folder.mkdir()
        self.folder, self.asked, self.released = folder, [], threading.Event()
        super().__init__(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def address(self, name):
        return f"http://127.0.0.1:{self.server_port}/{name}"

    def put(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def put_feed(self, name, title, *entries):
        self.put(name, FEED.format(title, "".join(ENTRY.format(words, page) for words, page in entries)))


class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path.lstrip("/"))
        if "slow" in self.path:
            self.server.released.wait(60)
        super().do_GET()

    def log_message(self, *args):
        pass


def wait_articles(number):
    words = f"{number} article{'s' if number > 1 else ''} · "
    wait_for(words, lambda: desktop.find(lambda n: n.startswith(words), "label"))


def ask_for(name):
    """Types an address where the window asks for one."""
    desktop.wait_in(ADDRESS, "Address", "text")
    desktop.wait_settled()
    desktop.key("ctrl+a")
    desktop.type(site.address(name))
    desktop.key("Return")


def case_asks_for_nothing_until_it_is_allowed():
    global site
    site = Site(desktop.home / "site")
    for number, name in enumerate(("tower", "bridge", "ferry", "mill", "gate", "slow"), 1):
        site.put(f"{name}.html", PAGE.format(f"The {name} of Hentzau"))
    desktop.start()
    desktop.wait("No Articles")
    desktop.call("import-address")
    desktop.wait_in(ADDRESS, "Attaché Stays Offline", "label")
    assert not desktop.find_in(ADDRESS, "Address", "text"), "it asks for an address"
    desktop.key("Escape")
    desktop.wait_closed(ADDRESS)
    assert site.asked == []


def case_brings_in_a_page_once_it_is_allowed():
    desktop.call("import-address")
    desktop.click(desktop.wait_button(ADDRESS, "Allow"))
    ask_for("tower.html")
    desktop.wait_closed(ADDRESS)
    desktop.wait_article("The tower of Hentzau")
    assert site.asked == ["tower.html"], site.asked


def case_gives_the_page_back_as_it_came():
    wait_for("the article", lambda: desktop.find("The tower of Hentzau", "heading"))
    desktop.call("save-page")
    saved = desktop.home / "saved.html"
    desktop.choose_file(saved)
    wait_for("the page", lambda: saved.exists() and saved.read_text(encoding="utf-8") == PAGE.format("The tower of Hentzau"))
    assert site.asked == ["tower.html"], site.asked


def case_tells_what_is_not_there():
    desktop.wait_closed("Save Page as Fetched")
    desktop.call("import-address")
    ask_for("nowhere.html")
    desktop.wait_in(ADDRESS, lambda n: n.endswith("nowhere.html: the server answered 404, Not Found"))
    desktop.key("ctrl+a")
    desktop.type("ftp://zenda.example")
    desktop.key("Return")
    desktop.wait_in(ADDRESS, lambda n: n.startswith("ftp://zenda.example"))


def case_takes_a_part_of_a_feed_and_keeps_it():
    site.put_feed("feed.xml", "Hentzau Post", ("A bridge", "bridge.html"), ("A ferry", "ferry.html"))
    ask_for("feed.xml")
    desktop.wait_button(ADDRESS, "Import 2 Articles")
    desktop.wait_settled()
    desktop.click(desktop.wait_in(ADDRESS, "A ferry", "label"))
    desktop.wait_button(ADDRESS, "Import 1 Article")
    desktop.click(desktop.wait_in(ADDRESS, lambda n: n.startswith("Do not keep"), "label"))
    desktop.wait_settled()
    desktop.key("Down", "Return")
    desktop.wait_in(ADDRESS, "Look when asked", "label")
    desktop.wait_settled()
    desktop.click(desktop.wait_button(ADDRESS, "Import 1 Article"))
    desktop.wait_closed(ADDRESS)
    desktop.wait_article("The bridge of Hentzau")


def case_brings_in_what_a_feed_announces_later():
    site.put_feed("feed.xml", "Hentzau Post", ("A mill", "mill.html"), ("A bridge", "bridge.html"), ("A ferry", "ferry.html"))
    desktop.call("feeds")
    desktop.wait_in(FEEDS, "Hentzau Post", "label")
    desktop.wait_settled()
    desktop.click(desktop.wait_in(FEEDS, "Look Now", "push button"))
    desktop.wait_article("The mill of Hentzau")
    desktop.wait_in(FEEDS, lambda n: n.startswith("Looked at "), "label")
    assert "ferry.html" not in site.asked, "what the reader left out was asked for"


def case_adds_the_feeds_of_a_list():
    site.put_feed("town.xml", "Town of Hentzau", ("A gate", "gate.html"))
    site.put("list.opml", OPML.format("".join(f"<outline text='{text}' type='rss' xmlUrl='/{name}'/>"
                                              for text, name in (("Town", "town.xml"), ("Court", "court.xml")))))
    desktop.click(desktop.wait_in(FEEDS, "Add a Feed", "push button"))
    ask_for("list.opml")
    desktop.wait_button(ADDRESS, "Add 2 Feeds")
    desktop.wait_settled()
    desktop.key("Return")
    desktop.wait_closed(ADDRESS)
    desktop.wait_in(FEEDS, "Town", "label")
    desktop.wait_in(FEEDS, "Court", "label")


def case_looks_at_all_feeds_and_tells_which_is_lost():
    desktop.wait_settled()
    desktop.click(desktop.wait_in(FEEDS, "Look at All Now", "push button"))
    desktop.wait_article("The gate of Hentzau")
    desktop.wait_in(FEEDS, lambda n: "court.xml: the server answered 404" in n, "label")


def case_removes_a_feed():
    wait_for("the feeds to be still", lambda: not desktop.find_in(FEEDS, "Stop", "push button"))
    desktop.wait_settled()
    feeds = [n.name for n in desktop.find_all(None, "label", root=desktop.window(FEEDS)) if n.name in ("Court", "Hentzau Post", "Town")]
    desktop.click(desktop.find_all("Remove", "push button", root=desktop.window(FEEDS))[feeds.index("Court")])
    wait_for("the question", lambda: desktop.find("Remove “Court”?", "label"))
    desktop.wait_settled()
    desktop.key("alt+r")
    wait_for("the feed to go", lambda: not desktop.find_in(FEEDS, "Court", "label"))
    desktop.wait_in(FEEDS, "Hentzau Post", "label")
    desktop.wait_settled()
    desktop.call("feeds")  # the window manager may have given the focus to another window
    wait_for("the window to close", lambda: desktop.key("Escape") or desktop.window(FEEDS) is None)


def case_lets_a_second_import_wait_for_the_first():
    site.put_feed("slow.rss", "Slow Post", ("A page in no hurry", "slow.html"))
    site.released.set()  # the feed itself comes at once
    desktop.call("import-address")
    ask_for("slow.rss")
    desktop.wait_button(ADDRESS, "Import 1 Article")
    site.released.clear()
    desktop.wait_settled()
    desktop.key("Return")
    wait_for("the page to be asked for", lambda: "slow.html" in site.asked)
    desktop.call("import-address")
    ask_for("ferry.html")
    desktop.wait_closed(ADDRESS)
    wait_articles(4)
    site.released.set()
    desktop.wait_article("The slow of Hentzau")
    desktop.wait_article("The ferry of Hentzau")


def case_takes_the_permission_back():
    asked = len(site.asked)
    desktop.call("preferences")
    wait_for("the switch", lambda: desktop.find(lambda n: n == "Allow addresses and feeds", "label"))
    desktop.wait_settled()
    desktop.key("alt+o")
    desktop.wait_settled()
    desktop.key("Escape")
    desktop.wait_closed("Preferences")
    desktop.call("import-address")
    desktop.wait_in(ADDRESS, "Attaché Stays Offline", "label")
    desktop.key("Escape")
    desktop.wait_closed(ADDRESS)
    desktop.call("feeds")
    desktop.click(desktop.wait_in(FEEDS, "Look Now", "push button"))
    desktop.key("Escape")
    desktop.wait_closed(FEEDS)
    assert len(site.asked) == asked, site.asked


def case_quits():
    desktop.key("ctrl+q")
    desktop.wait_exit()
    site.shutdown()


if __name__ == "__main__":
    sys.exit(run_walk(globals()))
