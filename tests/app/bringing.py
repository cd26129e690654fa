#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does about an import with doubts, in the real window: tells the columns of a table, which is remembered; reads the report; fills
in dates and outlets for many at once; follows a text that two outlets carried. bringing.py PROGRAM BUILD. Prints TAP. The articles are
invented."""
import json
import sys

from desktop import run_walk, tap, wait_for

AGENCY = ("Minister Ada Lorne of Ruritania said on Saturday that the talks with Sylvania had been useful and would go on next week. “We have "
          "agreed to meet again,” Lorne told reporters after the meeting, which lasted for three hours. The foreign ministry of Sylvania "
          "said that its delegation would return on Monday to consult its government, and that no paper had been signed.")
ARTICLES = [
    {"title": "Lorne meets a delegation", "outlet": "Strelsau Post", "published": "2031-03-02", "text": AGENCY},
    {"title": "Useful talks, says minister", "outlet": "Zenda Courier", "published": "2031-03-02", "text": AGENCY},
    {"title": "A bridge without a day", "outlet": "Strelsau Post", "text": "Carl Rupert opened the bridge at Hentzau, it was said."},
    {"title": "A ferry without a day", "outlet": "Strelsau Post", "text": "Carl Rupert opened the ferry at Tarlenheim, it was said."},
    {"title": "A paper by nobody", "published": "2031-04-05", "text": "The ministers of both countries have a paper before them."},
]
TABLE = "kopf;rumpf;tag;blatt\n{};{};2031-05-{:02};Hentzau Times\n"
COLUMNS = "Columns of the Table"
OUTLETS = "Outlets by Address"
desktop = None


def article_names():
    found = desktop.find("Articles", "list")
    return [n.name for n in desktop.nodes(found) if ", " in (n.name)] if found else []


def wait_article(start, *parts):
    wait_for(f"“{start}” with {parts}", lambda: any(n.startswith(start) and all(part in n for part in parts) for n in article_names()))


def wait_articles(number):
    wait_for(f"{number} articles", lambda: desktop.find(lambda n: n.startswith(f"{number} articles · "), "label"))


def window(title):
    """A window by its title, None where it is not there."""
    root = desktop.root()
    return next((n for n in root.children if n.name == title), None) if root is not None else None


def wait_in(title, name, role=None):
    """A node of the window @title."""
    def look():
        found = window(title)
        return found and desktop.find(name if callable(name) else lambda n: name in n.split(" ") or n == name, role, root=found)
    return wait_for(f"“{name}” in “{title}”", look)


def report_lines():
    """The words in the list of the import report."""
    found = window("Import Report")
    return [n.name for n in desktop.find_all(None, "label", root=found)] if found else []


def open_section(name):
    desktop.click(wait_in("Import Report", lambda n: n == name, "label"))


def close_report():
    desktop.key("Escape")
    wait_for("the report to close", lambda: len(desktop.windows()) == 1)


def wait_column(field, name):
    wait_for(f"{field} to be {name}",
             lambda: desktop.find(name, "label", root=wait_in(COLUMNS, lambda n: n == field, "combo box")))


def choose_column(field, column):
    """@column: counted from 1; before them stands None."""
    desktop.click(wait_in(COLUMNS, lambda n: n == field, "combo box"))
    desktop.wait_settled()
    desktop.key("Home", *["Down"] * column, "Return")
    wait_column(field, TABLE.split("\n")[0].split(";")[column - 1])


def write_table(name, title, text, day):
    path = desktop.home / name
    path.write_text(TABLE.format(title, text, day), encoding="utf-8")
    return path


def bring(path):
    """Opens a file with the application that runs."""
    desktop.run([str(desktop.program), str(path)])


def case_asks_for_the_columns_of_a_table():
    folder = desktop.home / "coverage"
    folder.mkdir()
    (folder / "articles.jsonl").write_text("".join(json.dumps(a) + "\n" for a in ARTICLES), encoding="utf-8")
    (folder / "cut-off.json").write_text('{"title": "Lorne')
    desktop.start(str(folder), str(write_table("first.csv", "A table speaks", "Sylvania said that it would go on with the talks.", 6)))
    for name in ("Text", "Title", "Outlet", "Date"):
        wait_in(COLUMNS, lambda n, name=name: n == name, "combo box")


def case_previews_the_table_and_guesses_the_text():
    for cell in ("kopf", "rumpf", "blatt", "A table speaks", "Hentzau Times"):
        wait_in(COLUMNS, lambda n, cell=cell: n == cell, "label")
    text = wait_in(COLUMNS, lambda n: n == "Text", "combo box")
    assert desktop.find("rumpf", "label", root=text), "the column with the longest text is not the text"
    assert desktop.find("Sylvania said that it would go on with the talks.", "label", root=text), "no example"


def case_gives_a_column_to_one_field():
    choose_column("Title", 2)
    wait_column("Text", "None")
    choose_column("Text", 2)
    wait_column("Title", "None")


def case_maps_the_columns_and_imports():
    for field, column in (("Title", 1), ("Outlet", 4), ("Date", 3)):
        choose_column(field, column)
    desktop.click(wait_in(COLUMNS, "Import", "push button"))
    wait_articles(6)
    wait_article("A table speaks", "Hentzau Times")


def case_remembers_the_columns():
    bring(write_table("second.csv", "A second table", "Ruritania said that it would stay.", 7))
    wait_articles(7)
    wait_article("A second table", "Hentzau Times")
    assert window(COLUMNS) is None, "it asked again"


def case_reports_what_came_in_and_what_did_not():
    desktop.call("import-report")
    desktop.click(wait_in("Import Report", lambda n: n == "Import", "combo box"))
    desktop.wait_settled()
    desktop.key("End", "Return")  # the first import
    wait_for("its articles", lambda: "A bridge without a day" in report_lines())
    open_section("Not Imported")
    wait_for("the broken file with a reason", lambda: "cut-off.json" in report_lines())


def case_shows_who_carries_the_same_text_with_the_share():
    open_section("Same Text")
    wait_for("both articles, the second with its share", lambda: {"Lorne meets a delegation", "Useful talks, says minister", "100 %"} <= set(report_lines()))


def case_fills_in_a_date_for_many():
    open_section("Without a Date")
    wait_for("two articles", lambda: sum(line.startswith("Strelsau Post · date unknown") for line in report_lines()) == 2)
    desktop.click(wait_in("Import Report", "All", "push button"))
    wait_in("Import Report", lambda n: n == "2 selected", "label")
    desktop.click(wait_in("Import Report", lambda n: "Date…" in n, "push button"))
    desktop.wait_cursor("Date")
    desktop.type("2031-06-11")
    desktop.key("Return")
    wait_for("none to be without a date", lambda: not any("date unknown" in line for line in report_lines()))


def case_fills_in_an_outlet():
    open_section("Without an Outlet")
    wait_for("the article", lambda: "A paper by nobody" in report_lines())
    desktop.click(wait_in("Import Report", "All", "push button"))
    desktop.click(wait_in("Import Report", lambda n: "Outlet…" in n, "push button"))
    desktop.wait_cursor("Outlet")
    desktop.type("Tarlenheim Gazette")
    desktop.key("Return")
    wait_article("A paper by nobody", "Tarlenheim Gazette")
    close_report()
    desktop.fill_screen()
    wait_for("the date in the list", lambda: desktop.find("11 June 2031", "label"))


def case_undoes_what_was_filled_in():
    desktop.key("ctrl+z")
    wait_article("A paper by nobody", "outlet unknown")
    desktop.key("ctrl+z")
    wait_for("the date to be gone", lambda: desktop.find("Date unknown", "label") and not desktop.find("11 June 2031", "label"))
    desktop.key("ctrl+shift+z")
    wait_for("the date to be back", lambda: desktop.find("11 June 2031", "label"))


def case_follows_a_text_to_its_other_outlet():
    wait_for("the first article, which is open", lambda: desktop.find("Lorne meets a delegation", "heading"))
    line = wait_for("the line on the other outlet", lambda: desktop.find(lambda n: n.startswith("Also carried by Zenda Courier (100 %)")))
    x, y, _, h = line.box
    desktop.click_at(x + 120, y + h // 2)  # the label is as wide as the column, the link stands behind “Also carried by”
    wait_for("the other article", lambda: desktop.find("Useful talks, says minister", "heading"))
    wait_for("the line back", lambda: desktop.find(lambda n: n.startswith("Also carried by Strelsau Post (100 %)")))


def case_shows_all_that_carry_a_text():
    desktop.click(wait_for("the mark in the list", lambda: desktop.find("Also in 1 outlet", "push button")))
    wait_for("the two articles", lambda: desktop.find(lambda n: n.startswith("2 of 7 articles · "), "label"))
    wait_article("Lorne meets a delegation", "also in 1 outlet")
    wait_article("Useful talks, says minister", "also in 1 outlet")
    desktop.click(wait_for("the chip", lambda: desktop.find("Remove filter The same text", "push button")))
    wait_articles(7)


def case_names_an_outlet_and_takes_it_back():
    desktop.call("outlets")
    desktop.click(wait_in(OUTLETS, lambda n: n == "Add an Outlet…", "label"))
    wait_for("the form", lambda: len(desktop.windows()) == 3)
    desktop.wait_settled()
    desktop.type("https://www.hentzau.example/front\tHentzau Herald\tRuritania")
    wait_for("the word on the country", lambda: desktop.find("A country is two letters, such as AM"))
    desktop.key("ctrl+a")
    desktop.type("ru")
    desktop.key("Return")
    wait_in(OUTLETS, lambda n: n == "hentzau.example · RU", "label")
    desktop.click(wait_in(OUTLETS, lambda n: n == "Remove Hentzau Herald", "push button"))
    wait_in(OUTLETS, lambda n: n == "No Outlets Named Yet", "label")
    desktop.click(wait_in(OUTLETS, lambda n: n == "Undo", "label"))
    wait_in(OUTLETS, lambda n: n == "hentzau.example · RU", "label")
    desktop.key("Escape")
    wait_for("the list of outlets to close", lambda: len(desktop.windows()) == 1)


def case_gives_a_page_the_name_and_country_of_its_outlet():
    page = desktop.home / "page.html"
    page.write_text("<html><head><title>A tower</title><meta property='article:published_time' content='2031-07-01'>"
                    "<link rel='canonical' href='https://news.hentzau.example/tower'></head><body><article><h1>A "
                    "tower is built</h1><p>Carl Rupert of Ruritania said that the tower at Hentzau would be built before winter, and that its "
                    "stones were there already.</p><p>The masons said that they would wait for a word from the town.</p></article></body></html>",
                    encoding="utf-8")
    bring(page)
    wait_articles(8)
    desktop.click(wait_for("its row", lambda: desktop.find(lambda n: n.startswith("A tower is built"))))
    wait_for("the outlet's country", lambda: desktop.find("Hentzau Herald (RU)", "label"))


def case_imports_a_page_from_the_clipboard():
    holder = desktop.hold_on_clipboard("text/html", "<h1>A page was copied</h1><p>Béla Zorn of Sylvania said that he would wait for the "
                                       "ferry at Tarlenheim, and that nobody should expect him before noon.</p>")
    if holder is None:
        raise tap.Skip("there is no GTK for Python")
    # When another program has filled the clipboard, the window knows it a moment later; what came in already does not come twice.
    wait_for("the page", lambda: desktop.call("paste") or desktop.find(lambda n: n.startswith("9 articles · "), "label"))
    wait_article("A page was copied")


def case_quits():
    desktop.key("ctrl+q")
    desktop.wait_exit()


if __name__ == "__main__":
    sys.exit(run_walk(globals(), (1280, 1200)))
