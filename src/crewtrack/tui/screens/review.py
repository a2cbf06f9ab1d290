"""Review: the exact change, and what it breaks, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from crewtrack.model.problem import Severity
from crewtrack.tui.screens.dialog import Dialog, Field, dialog_bindings
from crewtrack.tui.text import content
from crewtrack.tui.widgets.banner import sentence
from crewtrack.tui.widgets.difftext import DiffText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from crewtrack.app.editing.plan import Plan

_MOST = 4


class Review(Dialog[str]):
    """Shows a plan. The result is the reason that was typed (perhaps none), or None to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings("dialog"),
        Binding("up", "scroll(-1)", "Up", show=False),
        Binding("down", "scroll(1)", "Down", show=False),
        Binding("pageup", "scroll(-8)", "Page up", show=False),
        Binding("pagedown", "scroll(8)", "Page down", show=False),
        Binding("f2", "accept", "Write", show=False),
    ]

    def __init__(
        self, plan: Plan, *, title: str, asks_why: bool = False, first: Iterable[str] = ()
    ) -> None:
        """Show a plan.

        Args:
            plan: what would be written.
            title: what it does, in a few words.
            asks_why: whether a reason may be given: a date that lay ahead is kept as a slip.
            first: sentences that stand above it.
        """
        super().__init__()
        self._plan = plan
        self._heading = title
        self._asks = asks_why
        self._first = tuple(first)

    def compose(self) -> ComposeResult:
        """Notes, the change, what it breaks, perhaps a reason."""
        signs = self.app.signs
        parts: list[Static | DiffText | Field] = [
            Static(content(line), classes="note") for line in (*self._first, *self._plan.notes)
        ]
        self._diff = DiffText(self._plan.diff)
        parts.append(self._diff)
        new = self._plan.new_problems
        for problem in new[:_MOST]:
            error = problem.severity is Severity.ERROR
            sign = signs.error if error else signs.warning
            parts.append(
                Static(
                    content(f"{sign} {problem.code} {sentence(problem)}", "bold"), classes="problem"
                )
            )
        if len(new) > _MOST:
            parts.append(Static(content(f"and {len(new) - _MOST} more", "dim")))
        if self._plan.solved:
            many = "s" if self._plan.solved > 1 else ""
            parts.append(
                Static(content(f"{signs.ok} {self._plan.solved} problem{many} less", "dim"))
            )
        if self._asks:
            parts.append(
                Static(content("why has it moved? (may be left empty)", "dim"), classes="ask")
            )
            parts.append(Field(id="why"))
        box = Vertical(*parts, classes="dialog review")
        box.border_title = content(self._heading)
        box.border_subtitle = content("enter writes it   esc goes back")
        yield box

    def on_mount(self) -> None:
        """Begin where something can be typed."""
        why = self.query(Field)
        (why.first() if why else self._diff).focus()

    def action_scroll(self, lines: int) -> None:
        """Show other lines of the change."""
        self._diff.scroll_lines(lines)

    def on_input_submitted(self) -> None:
        """Enter, in the reason."""
        self._take()

    async def action_accept(self) -> None:
        """Write it."""
        self._take()

    def _take(self) -> None:
        why = self.query(Field)
        self.dismiss(why.first().value.strip() if why else "")
