"""The filter, typed in the last row: the lists follow as it is typed, and tab completes."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal

from crewtrack.app.registry import BY_ID
from crewtrack.tui.keys import textual_key
from crewtrack.tui.screens.dialog import Dialog, Field, dialog_bindings
from crewtrack.tui.text import safe
from crewtrack.tui.widgets.rows import PLAIN, QUIET, STRONG, Piece, Row, Rows, cut, piece
from crewtrack.views.filter import Fault, Filter, lexer, parse
from crewtrack.views.filter.complete import complete
from crewtrack.views.filter.terms import FIELDS
from crewtrack.views.filter.vocabulary import Vocabulary

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer
    from textual.widgets import Input

    from crewtrack.tui.screens.base import BaseScreen
    from crewtrack.views.filter.complete import Candidate, Completion


_LONG = 0.05
"""Where filtering takes longer than so many seconds, the lists follow once the typing pauses."""

_PAUSE = 0.15


class FilterField(Field):
    """The line to type in; its dialog's keys are run in the order in which they were typed with the letters."""

    async def _on_key(self, event: events.Key) -> None:
        """Run what is a key of the dialog; take the rest as text."""
        dialog = self.screen
        if isinstance(dialog, FilterLine):
            accept = dialog.app.chosen_keys.get("dialog.accept", BY_ID["dialog.accept"].keys)
            if event.key in map(textual_key, accept):
                event.stop()
                event.prevent_default()
                dialog.keep()
                return
            if dialog.press(event, "filter"):
                return
        await super()._on_key(event)


class FilterLine(Dialog[None]):
    """Asks for a filter; enter keeps it, escape brings back the one before."""

    BINDINGS: ClassVar[list[BindingType]] = dialog_bindings("filter")

    def __init__(self, screen: BaseScreen) -> None:
        """Filter the lists of a screen."""
        super().__init__()
        self._filtered = screen
        self._before = screen.filtered_by
        self._fault: Fault | None = None
        self._cycle: tuple[str, Completion, int] | None = None
        self._recalled = 0
        self._slow = False
        self._later: Timer | None = None
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The row: a slash, the filter, and what may come next."""
        self._names = Vocabulary(self.app.session.schedule)
        yield Horizontal(
            Rows(id="slash"), FilterField(id="filter"), Rows(id="offered"), id="filter-line"
        )

    def on_mount(self) -> None:
        """Begin with the filter that there is."""
        field = self.query_one(Field)
        field.value = self._before.text if self._before is not None else ""
        field.cursor_position = len(field.value)
        self.query_one("#slash", Rows).show_rows(((piece(" /", STRONG),),))
        self._offer()

    # -- typing --------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what is left; while the filter cannot be read, the last one that could stays."""
        found = parse(event.value)
        self._fault = found if isinstance(found, Fault) else None
        so_far = found if isinstance(found, Fault) else parse(settled(event.value))
        if isinstance(so_far, Filter):
            self._follow(so_far)
        if self._cycle is not None and event.value != self._cycle[0]:
            self._cycle = None
        self._offer()

    def _follow(self, wanted: Filter) -> None:
        """Show what a filter leaves; where that takes long, only once the typing pauses."""
        if self._later is not None:
            self._later.stop()
            self._later = None
        if self._slow:
            self._later = self.set_timer(_PAUSE, lambda: self._show(wanted))
        else:
            self._show(wanted)

    def _show(self, wanted: Filter) -> None:
        if self.left:
            return
        start = monotonic()
        self._filtered.want(wanted)
        self._slow = monotonic() - start > _LONG

    def _offer(self) -> None:
        """Say at the right what is wrong, or what may stand here."""
        row = self.query_one("#offered", Rows)
        width = max(10, self.app.size.width * 11 // 20 - 1)
        field = self.query_one(Field)
        if self._fault is not None and not self._fault.begun:
            signs = self.app.signs
            row.show_rows(
                (cut((piece(f"{signs.error} {safe(str(self._fault))}", STRONG),), width),)
            )
            return
        if self._cycle is not None:
            _, found, chosen = self._cycle
        else:
            found, chosen = complete(field.value, field.cursor_position, self._names), -1
        row.show_rows((offered(found.candidates, chosen, width),))

    def action_complete(self) -> None:
        """Put in the next thing that may stand here."""
        self._complete(1)

    def action_complete_back(self) -> None:
        """Put in the one before."""
        self._complete(-1)

    def action_earlier(self) -> None:
        """Bring back a filter that was used before."""
        self._recall(-1)

    def action_later(self) -> None:
        """Bring back the one after it."""
        self._recall(1)

    def _complete(self, step: int) -> None:
        field = self.query_one(Field)
        if self._cycle is None or self._cycle[0] != field.value:
            found = complete(field.value, field.cursor_position, self._names)
            if not found.candidates:
                return
            base, chosen = field.value, (-1 if step > 0 else 0)
            self._typed = base
        else:
            _, found, chosen = self._cycle
        chosen = (chosen + step) % len(found.candidates)
        text, place = found.put(self._typed, found.candidates[chosen])
        self._cycle = None if len(found.candidates) == 1 else (text, found, chosen)
        field.value = text
        field.cursor_position = place
        self._offer()

    def _recall(self, step: int) -> None:
        past = self.app.filters_used
        self._recalled = max(-len(past), min(0, self._recalled + step))
        field = self.query_one(Field)
        field.value = past[self._recalled] if self._recalled else ""
        field.cursor_position = len(field.value)

    # -- leaving -------------------------------------------------------------------------------

    def on_input_submitted(self) -> None:
        """Keep it."""
        self.keep()

    async def action_accept(self) -> None:
        """Keep it."""
        self.keep()

    def keep(self) -> None:
        """Keep it; or say what is wrong, and stay."""
        if self.left:
            return
        found = parse(self.query_one(Field).value)
        if isinstance(found, Fault):
            self._fault = Fault(found.message, found.column, found.end, found.hint)
            self._offer()
            return
        self.app.remember_filter(found.text)
        self._filtered.want(found)
        self.dismiss(None)
        doubts = self._names.doubts(found) if found else []
        if doubts:
            self.app.tell(doubts[0])

    def action_close(self) -> None:
        """Bring back the filter of before."""
        self._filtered.want(self._before)
        self.dismiss(None)


def settled(text: str) -> str:
    """Return a filter without the word at its end that may yet become a field's name.

    So that the lists do not come and go while ``agency`` is typed, whose colon is still to come.
    """
    words = lexer.tokens(text)
    last = words[-2] if len(words) > 1 else None
    if last is None or last.kind != lexer.WORD or last.end != len(text):
        return text
    if len(words) > 2 and words[-3].kind in (lexer.OPERATOR, lexer.COMMA):
        return text
    begins_a_field = any(one.name.startswith(last.text.lower()) for one in FIELDS)
    return text[: last.start].rstrip(" -") if begins_a_field else text


def offered(candidates: tuple[Candidate, ...], chosen: int, width: int) -> Row:
    """Return the candidates that fit, the one that tab put in bold with its meaning; never markup."""
    if not candidates:
        return ()
    out: list[Piece] = [piece("tab  ", QUIET)]
    start = max(0, chosen)
    for at, one in enumerate(candidates[start : start + 12], start):
        picked = at == chosen or (chosen < 0 and at == 0)
        out.append(piece(safe(one.text), STRONG if picked else PLAIN))
        meaning = safe(one.meaning)
        if picked and meaning and meaning.casefold() != one.text.casefold():
            out.append(piece(f" {meaning}", QUIET))
        out.append(piece("   "))
    return cut(out, width)
