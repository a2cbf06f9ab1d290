"""A form: an entry of the schedule as lines to fill in, and what a change would do while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from crewtrack.app.editing.merging import Difference, differences
from crewtrack.app.editing.offers import Offer, offer
from crewtrack.app.editing.sheet import (
    WrongLineError,
    addable,
    changes,
    new_entry,
    sheet,
    understood,
)
from crewtrack.model.address import dotted
from crewtrack.model.problem import Severity
from crewtrack.toml.splice import EditRefusedError
from crewtrack.tui.screens.dialog import Dialog, Field, dialog_bindings
from crewtrack.tui.text import cell_width, content, file_name, fit, safe
from crewtrack.tui.widgets.footer import footer_row
from crewtrack.tui.widgets.rows import (
    ERROR,
    LOOK,
    QUIET,
    STRONG,
    Row,
    Rows,
    piece,
    spread,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.plan import Plan
    from crewtrack.app.editing.sheet import SheetLine
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem

_PAUSE = 0.15
"""Seconds after the last key before the whole schedule is judged."""

_LABEL = 16
_NARROW = 100
"""Columns below which what is understood stands below the lines, and not beside each."""


class FormLine(Horizontal):
    """One line: its name, what is typed, and what is understood by it."""

    def __init__(self, line: SheetLine) -> None:
        """Show what stands there."""
        super().__init__()
        self.line = line
        spec = line.field.spec
        self.field = Field(placeholder="required" if spec is not None and spec.required else "·")
        self.field.value = line.text
        self._label = Static(classes="label")
        self.field.cursor_position = len(line.text)
        self._said = Static(classes="said")

    def compose(self) -> ComposeResult:
        """Name, text, reading."""
        yield self._label
        yield self.field
        yield self._said

    def say(self, words: str, style: str = "dim") -> None:
        """Say what is understood, or what is wrong; the name is bold where the line is changed."""
        name = fit(self.line.label, _LABEL)
        self._label.update(content(name, "bold" if self.changed else "dim"))
        self._said.update(content(words, style))

    @property
    def changed(self) -> bool:
        """Whether something else is typed than stands in the file."""
        return self.field.value.strip() != self.line.text


class Form(Dialog["Bench"]):
    """A form for one entry. Its result is the schedule as it is after saving, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings("form"),
        Binding("enter", "next(True)", "Next", show=False),
        Binding("ctrl+q", "leave(True)", "Quit", show=False),
    ]

    def __init__(
        self,
        bench: Bench,
        entry: Address,
        *,
        first: Address | None = None,
        start: Mapping[str, Any] | None = None,
    ) -> None:
        """Edit an entry.

        Args:
            bench: the schedule.
            entry: its address.
            first: the address of the line to begin at, or of what is above it.
            start: what it begins with, if it is yet to be made.
        """
        super().__init__()
        self.bench = bench
        self.entry = entry
        self.new = start is not None
        self._first = first
        self._lines: list[FormLine] = []
        self._start: tuple[SheetLine, ...] = sheet(bench, entry, start=start)
        self._timer: Timer | None = None
        self._plan: Plan | None = None
        self._wrong: WrongLineError | EditRefusedError | None = None
        self._offer: Offer | None = None
        self._asked: dict[Address, str] | None = None

    def compose(self) -> ComposeResult:
        """Head, lines, foot."""
        self._lines = [FormLine(line) for line in self._start]
        self._scroll = VerticalScroll(*self._lines, id="form-lines", can_focus=False)
        yield Vertical(Rows(id="form-head"), self._scroll, Rows(id="form-foot"), id="form")

    def on_mount(self) -> None:
        """Begin at the line that was asked for."""
        begin = next((one for one in self._lines if self._is_first(one.line.address)), None)
        start = begin or (self._lines[0] if self._lines else None)
        if start is not None:
            start.field.focus()
        self._fit_width()
        self._read_all()
        self._judge()

    def _is_first(self, address: Address) -> bool:
        wanted = self._first
        return wanted is not None and address[: len(wanted)] == wanted

    def on_resize(self) -> None:
        """Arrange for another width."""
        self._fit_width()
        self._say()

    def _fit_width(self) -> None:
        self.set_class(self.app.size.width < _NARROW, "narrow")

    # -- what is typed -----------------------------------------------------------------------------

    @property
    def here(self) -> FormLine | None:
        """The line that has the focus."""
        return next((one for one in self._lines if one.field is self.focused), None)

    @property
    def dirty(self) -> bool:
        """Whether anything is typed that is not in the file."""
        return self.new or any(one.changed for one in self._lines)

    def refuse(self, error: EditRefusedError) -> None:
        """Say why it cannot be saved, and go to the line that is wrong."""
        self._plan, self._wrong = None, error
        if isinstance(error, WrongLineError):
            for one in self._lines:
                if one.line.address == error.address:
                    one.field.focus()
        self._say()

    def differences(self, theirs: Bench) -> tuple[Difference, ...]:
        """Return how the entry on disk differs from what was read, beside what is typed."""
        return differences(theirs, self.entry, [one.line for one in self._lines], self.texts())

    def rebase(self, theirs: Bench) -> None:
        """Stand on another version of the schedule: what is typed stays, the rest is theirs."""
        fresh = {
            one.address: one
            for one in sheet(theirs, self.entry, [one.line.address for one in self._lines])
        }
        self.bench = theirs
        for one in self._lines:
            kept = one.changed
            one.line = fresh[one.line.address]
            if not kept:
                one.field.value = one.line.text
            self._read(one)

    @property
    def lines(self) -> tuple[SheetLine, ...]:
        """The lines, as they stand in the file."""
        return tuple(one.line for one in self._lines)

    def texts(self) -> dict[Address, str]:
        """Return what is typed, by address."""
        return {one.line.address: one.field.value.strip() for one in self._lines}

    def plan(self, why: str | None = None) -> Plan:
        """Return what is typed as a plan.

        Raises:
            EditRefusedError: it cannot be done; says why.
        """
        lines, texts = [one.line for one in self._lines], self.texts()
        wanted = new_entry(self.entry, lines, texts) if self.new else changes(lines, texts, why=why)
        return self.bench.plan(*wanted)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read along; the whole schedule is judged in the next pause."""
        line = next((one for one in self._lines if one.field is event.input), None)
        if line is not None:
            self._read(line)
            self._complete()
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(_PAUSE, self._judge)
            self._say()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the line is for."""
        if isinstance(event.widget, Field):
            self._scroll.scroll_to_widget(event.widget, animate=False)
            self._offer = None
            self._say()

    def _read_all(self) -> None:
        for line in self._lines:
            self._read(line)

    def _read(self, line: FormLine) -> None:
        """Say beside a line what is understood by it."""
        try:
            words = understood(line.line, line.field.value, self.bench)
        except EditRefusedError as error:
            line.say(f"{self.app.signs.error} {error.reason}", "bold")
            return
        line.say(words, "" if line.changed else "dim")

    def _complete(self) -> None:
        """Look for what the word at the cursor may become."""
        here = self.here
        self._offer = None
        if here is not None:
            field = here.field
            self._offer = offer(self.bench, here.line.field, field.value, field.cursor_position)

    def _judge(self) -> None:
        """Judge the whole schedule as it would be."""
        self._timer = None
        self._plan, self._wrong = None, None
        if self.left or not self._lines:
            return
        try:
            self._plan = self.plan() if self.dirty else None
        except EditRefusedError as error:
            self._wrong = error
        self._say()

    # -- what is said ------------------------------------------------------------------------------

    def _say(self) -> None:
        if not self.is_mounted or self.left:
            return
        app, width, rule = self.app, self.app.size.width, self.app.signs.light
        verb = "NEW" if self.new else "EDIT"
        title, kind = safe(self._title()), str(self.entry[0])
        plain_id = title == self.entry[-1] and len(self.entry) == 2
        left = [
            piece(f" {verb}  ", QUIET),
            piece(title, STRONG),
            piece(f"   {kind if plain_id else safe(dotted(self.entry))}", QUIET),
        ]
        # what is edited comes before where it is written
        room = width - width_of(left) - 4
        target = file_name(self._target_words(), room)
        right = [piece(f"{target} ", QUIET)] if 0 < cell_width(target) <= room else []
        head = spread(left, right, width)
        self.query_one("#form-head", Rows).show_rows((head, (piece(rule * width, "rule"),)))
        keys = footer_row(("form",), width, app.signs, keys=app.chosen_keys, last=())
        self.query_one("#form-foot", Rows).show_rows((self._about(width), self._state(width), keys))

    def _title(self) -> str:
        """What the entry is called."""
        kind, ident = self.entry[0], str(self.entry[1])
        if kind == "flight" and not self.new:
            return self.bench.schedule.flight_name(ident)
        if len(self.entry) == 4 and self.entry[2] == "port" and not self.new:
            return self.bench.schedule.port_name(ident, str(self.entry[3]))
        name = self.bench.value((*self.entry, "name"))
        return name if isinstance(name, str) else str(self.entry[-1])

    def _target_words(self) -> str:
        """The file that a change goes to."""
        try:
            return safe(self.bench.home(self.entry).name)
        except EditRefusedError:
            return ""

    def _about(self, width: int) -> Row:
        """What the line is for, what is understood by it, or what its word may become."""
        here, signs = self.here, self.app.signs
        if self._asked is not None and self._asked == self.texts():
            return (
                piece(f" {signs.warning} what is typed is not saved ", LOOK),
                piece("   F2 saves it   esc again leaves it"),
            )
        if here is None:
            return ()
        if self._wrong is not None and self._wrong_alone(width):
            return (piece(f" {signs.error} {fit(safe(self._wrong.reason), width - 6)} ", ERROR),)
        if self._offer is not None and self._offer.found:
            words = "   ".join(
                f"{one.text} {one.words}" if one.words else one.text for one in self._offer.found
            )
            return (piece(" tab ", STRONG), piece(fit(safe(words), width - 6)))
        if self.has_class("narrow"):
            try:
                words = understood(here.line, here.field.value, self.bench)
            except EditRefusedError as error:
                return (piece(f" {signs.error} {fit(safe(error.reason), width - 5)} ", ERROR),)
            if words:
                return (piece(f" {fit(safe(words), width - 2)}"),)
        spec = here.line.field.spec
        example = f"   such as {spec.example}" if spec is not None and spec.example else ""
        return (piece(f" {fit(safe(here.line.meaning + example), width - 2)}", QUIET),)

    def _wrong_alone(self, width: int) -> bool:
        """Whether what is wrong takes a row, so that what would help has one of its own."""
        wrong = self._wrong
        if wrong is None or not wrong.hint:
            return False
        return cell_width(f"{wrong.reason}; {wrong.hint}") > width - 6

    def _state(self, width: int) -> Row:
        """What the change would do."""
        signs = self.app.signs
        if self._wrong is not None:
            if self._wrong_alone(width):
                return (piece(f"   {fit(safe(self._wrong.hint or ''), width - 4)}", STRONG),)
            hint = f"; {self._wrong.hint}" if self._wrong.hint else ""
            text = fit(safe(f"{self._wrong.reason}{hint}"), width - 6)
            return (piece(f" {signs.error} {text} ", ERROR),)
        plan = self._plan
        if plan is None or not plan:
            return (piece(" nothing is changed", QUIET),)
        new = plan.new_problems
        count = plan.lines
        said = f" {count} line{'s' if count != 1 else ''} of {', '.join(safe(one.name) for one in plan.files)}"
        if not new:
            solved = (
                f"   {plan.solved} problem{'s' if plan.solved != 1 else ''} less"
                if plan.solved
                else ""
            )
            return (piece(f" {signs.ok}"), piece(fit(said + solved, width - 3), QUIET))
        worst = min(new, key=lambda one: one.severity.rank)
        more = f" and {len(new) - 1} more" if len(new) > 1 else ""
        return _problem_row(
            worst, more, signs.error if worst.severity is Severity.ERROR else signs.warning, width
        )

    # -- keys --------------------------------------------------------------------------------------

    def action_next(self, enter: bool = False) -> None:
        """Take what the word may become, else go to the next line; enter at the last one saves."""
        if not enter and self._take_offer():
            return
        here = self.here
        if here is not None and enter and here is self._lines[-1]:
            self.action_save()
            return
        self._go(1)

    def action_previous(self) -> None:
        """Go to the line before."""
        self._go(-1)

    def action_down(self) -> None:
        """Go to the next line."""
        self._go(1)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, in a line."""
        event.stop()
        self.action_next(enter=True)

    def _go(self, step: int) -> None:
        here = self.here
        if not self._lines:
            return
        at = self._lines.index(here) if here is not None else 0
        self._lines[(at + step) % len(self._lines)].field.focus()

    def _take_offer(self) -> bool:
        """Write what the word at the cursor may become; False if that is nothing new."""
        here, offered = self.here, self._offer
        if here is None or offered is None or not offered.found:
            return False
        text = offered.found[0].text
        field = here.field
        if field.value[offered.start : offered.end] == text:
            return False
        field.value = field.value[: offered.start] + text + field.value[offered.end :]
        field.cursor_position = offered.start + len(text)
        self._offer = None
        return True

    def action_add_key(self) -> None:
        """Add a line for a key that is not shown."""
        from crewtrack.tui.screens.pick import Pick

        keys = addable(self.bench, self.entry, [one.line.address for one in self._lines])

        def add(key: str | None) -> None:
            if key is None:
                return
            address = keys[key]
            line = next(
                one for one in sheet(self.bench, self.entry, [address]) if one.address == address
            )
            added = FormLine(line)
            self._lines.append(added)
            self._scroll.mount(added)
            self.call_after_refresh(added.field.focus)

        self.app.push_screen(Pick("add a key", dict.fromkeys(keys, "")), add)

    def action_save(self) -> None:
        """Show what would be written, and write it if that is wanted."""
        from crewtrack.tui.handlers.saving import save

        save(self)

    def action_leave(self, quit_too: bool = False) -> None:
        """Leave; what is typed is asked about once."""
        if self.dirty and self._asked != self.texts():
            self._asked = self.texts()
            self._say()
            return
        self.dismiss(None)
        if quit_too:
            self.app.exit(0)

    def action_close(self) -> None:
        """Leave, as escape does."""
        self.action_leave()


def _problem_row(problem: Problem, more: str, sign: str, width: int) -> Row:
    hint = f"; {problem.hint}" if problem.hint else ""
    room = width - cell_width(more) - 12
    text = fit(safe(f"{problem.message}{hint}"), max(10, room))
    role = ERROR if problem.severity is Severity.ERROR else LOOK
    return (piece(f" {sign} {problem.code} {text}{more} ", role),)
