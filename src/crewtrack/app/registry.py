"""The one registry of commands: what a person can do in the terminal UI, and with which keys.

Key bindings, the footer, the help, the palette and the documentation are all made from this table, so
that none of them can promise what another does not know. It is data alone: the code that a command
runs is found by its id (`crewtrack.tui.handlers`), and only commands that work stand here.

Keys are written as people write them: a printable character stands for itself, others have their name
(``left``, ``pageup``, ``ctrl+p``). The first key is the one shown first. A key can be set anew by the
command's id.
"""

from __future__ import annotations

from typing import NamedTuple

EVERYWHERE = "everywhere"
"""The scope of a command that works on every screen."""


_LOOKS = frozenset({"edit.source"})
"""Commands of the group "edit" that only show something."""


class Command(NamedTuple):
    """One thing that a person can do.

    Attributes:
        id: group and name, ``time.next-event``; stable, since people rebind keys by it.
        title: a few words, as the palette and the help show it.
        help: one sentence that says what happens.
        keys: the keys that run it, the usual one first.
        scope: where the keys work: `EVERYWHERE`, ``list`` (a pane that holds a list), ``map``, ``copy``, ``dialog``, ``choice``, or the name of a screen.
        hint: the word beside the key in the footer, or None to leave it out there. Neighbours with the
            same hint are shown as one: ``←→ event``.
        priority: the footer drops the highest numbers first where there is no room.
        palette: whether the palette lists it.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    scope: str = EVERYWHERE
    hint: str | None = None
    priority: int = 5
    palette: bool = True

    @property
    def group(self) -> str:
        """The first half of the id: ``time``."""
        return self.id.partition(".")[0]

    @property
    def writes(self) -> bool:
        """Whether it changes files, or starts another program. Whatever edits does, unless it is named as harmless."""
        return (
            self.starts
            or self.id == "view.save"
            or (self.group == "edit" and self.id not in _LOOKS)
        )

    @property
    def starts(self) -> bool:
        """Whether it starts another program."""
        return self.name == "editor" or self.id == "partners.write"

    @property
    def name(self) -> str:
        """The second half of the id: ``next-event``."""
        return self.id.partition(".")[2]


class ScreenEntry(NamedTuple):
    """A screen that exists: its number, the name in the header, and the id of its mode."""

    number: int
    title: str
    id: str

    @property
    def command(self) -> str:
        """The id of the command that opens it."""
        return f"screen.{self.id}"


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry(1, "Overview", "overview"),
    ScreenEntry(2, "Timeline", "timeline"),
    ScreenEntry(3, "Ports", "ports"),
    ScreenEntry(4, "People", "people"),
    ScreenEntry(5, "Flights", "flights"),
    ScreenEntry(6, "Partners", "partners"),
    ScreenEntry(7, "Log", "log"),
    ScreenEntry(8, "Problems", "problems"),
)
"""The screens in the order of their numbers. The header, the keys 1-8 and the palette follow."""

SCREEN_IDS = frozenset(entry.id for entry in SCREENS)
"""The scopes of commands that work on one screen alone: its class has the methods that run them."""

GROUPS: dict[str, str] = {
    "list": "In a list",
    "map": "On the map",
    "pane": "Between panes",
    "time": "Time, the same on every screen",
    "find": "Find",
    "filter": "While a filter is typed",
    "view": "Saved views",
    "timeline": "On the timeline",
    "edit": "Edit",
    "form": "In a form",
    "source": "In the source",
    "people": "On the screen People",
    "flights": "On the screen Flights",
    "partners": "On the screen Partners",
    "problems": "On the screen Problems",
    "out": "Out and look",
    "copy": "Copy as",
    "screen": "Screens",
    "dialog": "In a dialog",
    "choice": "In a dialog with choices",
    "program": "Program",
}
"""The groups in the order of the help, with their headings."""

COMMANDS: tuple[Command, ...] = (
    # -- lists --------------------------------------------------------------------------------
    Command("list.open", "Open", "Show the selected entry in full.", ("enter",), "list", "open", 1, False),
    Command("list.up", "Up", "Select the entry above.", ("up", "k"), "list", palette=False),
    Command("list.down", "Down", "Select the entry below.", ("down", "j"), "list", palette=False),
    Command("list.page-up", "Page up", "Go one page up.", ("pageup",), "list", palette=False),
    Command("list.page-down", "Page down", "Go one page down.", ("pagedown",), "list", palette=False),
    Command("list.first", "First", "Select the first entry.", ("home",), "list", palette=False),
    Command("list.last", "Last", "Select the last entry.", ("end",), "list", palette=False),
    # -- on the map ---------------------------------------------------------------------------
    Command("map.aft", "Aft", "Go to the port that lies next toward aft.", ("left",), "map", "walk", 1, False),
    Command("map.forward", "Forward", "Go to the port that lies next forward.", ("right",), "map", "walk", 1, False),
    # -- between panes ------------------------------------------------------------------------
    Command("pane.next", "Next pane", "Move the focus to the next pane.", ("tab",), palette=False),
    Command("pane.previous", "Previous pane", "Move the focus to the pane before.", ("shift+tab",), palette=False),
    Command("pane.close", "Close", "Close what lies on top.", ("escape",), hint="close", priority=1, palette=False),
    # -- time ---------------------------------------------------------------------------------
    Command("time.previous-event", "Previous event", "Step back to the event before.", ("left", "h"), hint="event", priority=1),
    Command("time.next-event", "Next event", "Step to the next event.", ("right", "l"), hint="event", priority=1),
    Command("time.previous-day", "A day earlier", "Step back by one day.", (",",), hint="day", priority=2),
    Command("time.next-day", "A day later", "Step ahead by one day.", (".",), hint="day", priority=2),
    Command("time.previous-month", "A month earlier", "Step back by a calendar month.", ("<",), hint="month", priority=5),
    Command("time.next-month", "A month later", "Step ahead by a calendar month.", (">",), hint="month", priority=5),
    Command("time.now", "Now", "Go to the clock's now, and follow it.", ("n",), hint="now", priority=2),
    Command("time.scene", "Back to the scene", "Go to the instant that the schedule opens with.", ("0",), hint="scene", priority=3),
    Command("time.go-to", "Go to a date", "Type a date: 2022-03, late Mar 2022, tomorrow, +2w, now.", ("g",), hint="go to", priority=5),
    Command("time.play", "Play or pause", "Let time run at a day a second, or stop it.", ("space",), hint="play", priority=6),
    # -- find ---------------------------------------------------------------------------------
    Command("find.filter", "Filter", "Show what matches: agency:roscosmos aboard. Tab completes, esc takes it back.", ("/",), hint="filter", priority=3),
    Command("filter.complete", "Complete", "Put in what may stand here, then the next of it.", ("tab",), "filter", palette=False),
    Command("filter.complete-back", "Complete back", "Put in what comes before.", ("shift+tab",), "filter", palette=False),
    Command("filter.earlier", "Earlier filter", "Bring back a filter that was used before.", ("up",), "filter", palette=False),
    Command("filter.later", "Later filter", "Bring back the one after it.", ("down",), "filter", palette=False),
    Command("find.jump", "Jump labels", "Put a letter before every row and a digit on every pane: typing it goes there.", ("f",), hint="jump", priority=7),
    Command("find.back", "Back", "Go back to where you were: screen, instant and selection.", ("[",), hint="back", priority=8),
    Command("find.forward", "Forward", "Go forward again.", ("]",), hint="back", priority=8),
    Command("view.open", "Saved views", "Then 1 to 9: open a saved view. Then s and 1 to 9: save what is on the screen as one.", ("v",), hint="views", priority=8),
    Command("view.save", "Save this view", "Save what is on the screen; a digit says as which view.", ("s",), "view", palette=False),
    Command("view.cancel", "Cancel", "Open no view.", ("escape",), "view", palette=False),
    # -- timeline -----------------------------------------------------------------------------
    Command("timeline.zoom-in", "Zoom in", "Show less time, more finely; the cursor keeps its column.", ("+", "="), "timeline", "zoom", 1),
    Command("timeline.zoom-out", "Zoom out", "Show more time, more coarsely, up to a year a cell.", ("-",), "timeline", "zoom", 1),
    Command("timeline.pan-left", "Look back", "Move the window back by an eighth; the instant stays.", ("H",), "timeline", "pan", 2),
    Command("timeline.pan-right", "Look ahead", "Move the window on by an eighth; the instant stays.", ("L",), "timeline", "pan", 2),
    Command("timeline.lanes", "Other lanes", "Show ports and people, ports, people, flights, or agencies.", ("m",), "timeline", "lanes", 2),
    # -- edit ---------------------------------------------------------------------------------
    Command("edit.edit", "Edit", "Edit the selected person, flight, event or bulletin in a form.", ("e",), hint="edit", priority=4),
    Command("edit.add", "Add", "Add a flight, a person, a bulletin or another entry.", ("a",), hint="add", priority=7),
    Command("edit.clone", "Clone", "Add the next flight like the selected one: MS-22 after MS-21.", ("c",), hint="clone", priority=8),
    Command("edit.remove", "Remove", "Remove the selected entry, once you have seen what names it.", ("d",), hint="remove", priority=8),
    Command("edit.undo", "Undo", "Take back the last edit, also after a restart.", ("u", "ctrl+z"), hint="undo", priority=8),
    Command("edit.redo", "Redo", "Make again what was taken back.", ("U", "ctrl+y")),
    Command("edit.source", "Source", "Show the file as text, at the selected entry, with what is wrong in the margin.", ("o",), hint="source", priority=7),
    # -- a form -------------------------------------------------------------------------------
    Command("form.next", "Next line", "Take what the word may become, else go to the next line.", ("tab",), "form", "complete, next", 3, False),
    Command("form.previous", "Line before", "Go to the line before.", ("shift+tab", "up"), "form", palette=False),
    Command("form.down", "Line below", "Go to the next line.", ("down",), "form", palette=False),
    Command("form.save", "Save", "Show the exact change, and write it.", ("f2", "ctrl+s"), "form", "save", 0, False),
    Command("form.add-key", "Add a key", "Add a line for a key that is not shown.", ("f3",), "form", "add a key", 4, False),
    Command("form.leave", "Leave", "Go back; what is typed and not saved is asked about.", ("escape",), "form", "leave", 1, False),
    # -- the source ---------------------------------------------------------------------------
    Command("source.next-problem", "Next problem", "Go to the next line where something is wrong, in this file or the next.", ("!",), "source", "next problem", 1, False),
    Command("source.next-file", "Next file", "Show the next of the files that were read.", ("tab",), "source", "next file", 2, False),
    Command("source.editor", "Open in $EDITOR", "Open the file at this line in $VISUAL or $EDITOR.", ("E",), "source", "editor", 3, False),
    Command("source.close", "Close", "Go back to the screen.", ("escape", "o"), "source", "close", 0, False),
    # -- people and flights -------------------------------------------------------------------
    Command("people.order", "Other order", "Sort by days, this flight, flights, name, agency, nationality, age or first launch.", ("m",), "people", "order", 2),
    Command("people.turn", "Turn round", "Sort the other way round.", ("M",), "people", "turn", 3),
    Command("flights.order", "Other order", "Sort by launch, name, days, days docked, crew, whose, kind or slips.", ("m",), "flights", "order", 2),
    Command("flights.turn", "Turn round", "Sort the other way round.", ("M",), "flights", "turn", 3),
    Command("flights.kind", "Other kinds", "Show crewed flights, uncrewed ones, cargo, modules, or all.", ("t",), "flights", "kinds", 2),
    # -- partners -----------------------------------------------------------------------------
    Command("partners.lay", "Lay it under all", "Show the whole program under the picked what-if; once more, as it is.", ("x",), "partners", "lay", 1),
    Command("partners.write", "Write a what-if", "Write a new scenario beside the schedule, in $VISUAL or $EDITOR.", ("w",), "partners", "write", 2),
    Command("partners.take-off", "Take the what-if off", "Show the schedule as it is again.", (), "partners"),
    # -- problems -----------------------------------------------------------------------------
    Command("problems.advice", "Advice too", "Show advice beside errors and warnings, or no longer.", ("m",), "problems", "advice", 2),
    # -- out and look -------------------------------------------------------------------------
    Command("out.snapshot", "Snapshot", "Save this screen or another view: a picture, text, a table or data.", ("s",), hint="snapshot", priority=5),
    Command("out.copy", "Copy as…", "Copy the selected entry: then t for text, j for JSON, m for TOML.", ("y",), hint="copy", priority=6),
    Command("out.zone", "Other time zone", "Change the second clock: the site's zone, this computer's, or UTC alone.", ("z",), hint="zone", priority=7),
    Command("out.next-problem", "Next problem", "Go to the next thing that is wrong with the schedule.", ("!",), hint="problem", priority=7),
    Command("out.editor", "Open in $EDITOR", "Open the file at the selected entry in $VISUAL or $EDITOR.", ("E",), hint="editor", priority=6),
    Command("out.dependence", "Who depends on whom", "Show who depends on whom: seats home, rides across, reboost.", ()),
    Command("out.bulletins", "Bulletins", "Show what was said, the newest first.", ()),
    # -- after y ------------------------------------------------------------------------------
    Command("copy.text", "Text", "Copy it as plain text.", ("t",), "copy", "text", 1, False),
    Command("copy.json", "JSON", "Copy it as JSON.", ("j",), "copy", "JSON", 1, False),
    Command("copy.toml", "TOML", "Copy its lines of the file.", ("m",), "copy", "TOML", 1, False),
    Command("copy.cancel", "Cancel", "Copy nothing.", ("escape",), "copy", "cancel", 2, False),
    # -- dialogs ------------------------------------------------------------------------------
    Command("dialog.accept", "Accept", "Do what the dialog says.", ("enter",), "dialog", palette=False),
    Command("dialog.close", "Close", "Leave the dialog; nothing changes.", ("escape",), "dialog", palette=False),
    Command("choice.previous", "Choice before", "Choose what comes before.", ("left",), "choice", palette=False),
    Command("choice.next", "Next choice", "Choose what comes next.", ("right",), "choice", palette=False),
    Command("choice.up", "Up", "Go to the line above.", ("up",), "choice", palette=False),
    Command("choice.down", "Down", "Go to the line below.", ("down",), "choice", palette=False),
    Command("choice.around", "Next line", "Go to the next line, from the last to the first.", ("tab",), "choice", palette=False),
    Command("choice.around-back", "Line before", "Go to the line before, from the first to the last.", ("shift+tab",), "choice", palette=False),
    # -- screens ------------------------------------------------------------------------------
    *(
        Command(entry.command, entry.title, f"Open the screen {entry.title}.", (str(entry.number),))
        for entry in SCREENS
    ),
    # -- program ------------------------------------------------------------------------------
    Command("program.palette", "All commands", "Find a command, a person or a flight by name.", (":", "ctrl+p"), hint="all", priority=0, palette=False),
    Command("program.help", "Help", "Show all keys, those of the focused pane first.", ("?", "f1"), hint="help", priority=0),
    Command("program.theme", "Next theme", "Change between the dark, the light and the terminal's own colours.", ()),
    Command("program.quit", "Quit", "Leave crewtrack.", ("q", "ctrl+q")),
)  # fmt: skip
"""Every command, in the order of the help and the footer."""

LISTED: tuple[Command, ...] = tuple(
    command for command in COMMANDS if command.group != "screen" or len(SCREENS) > 1
)
"""The commands that help, palette and documentation list: where there is one screen, none opens it."""

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
"""The commands by id."""


def in_scope(scope: str) -> tuple[Command, ...]:
    """Return the commands whose keys work in a scope, in the order of the registry."""
    return tuple(command for command in COMMANDS if command.scope == scope)
