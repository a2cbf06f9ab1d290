"""What a terminal sends, taken as far as it makes sense.

Textual's reader of keys raises at bytes that are not UTF-8, as a terminal of another encoding sends them for an accented
letter, and at some sequences that a terminal may send: that a key was released, or one of a number that no character has.
It runs in a thread of its own, and the program would end with it.
"""

from __future__ import annotations

import os
import sys
from threading import Timer
from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message import Message

LARGEST = 2000
"""More columns or lines than any terminal has."""


_PATIENCE = 1.0
"""Seconds that the screens have to end by themselves, once their terminal is gone."""


def terminal() -> bool:
    """Whether there is a terminal to paint on."""
    try:
        return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return False


def end_without_terminal(code: int) -> None:
    """End in a moment, whatever waits, if the terminal is gone: what paints on it may wait for ever."""
    watch = Timer(_PATIENCE, lambda: None if terminal() else os._exit(code))
    watch.daemon = True
    watch.start()


def calm(driver: type[Driver]) -> type[Driver]:
    """Return a driver that passes over what it cannot read: so much of it as came at once, and goes on."""
    if not hasattr(driver, "run_input_thread"):
        return driver
    reads: Any = driver

    class Calm(reads):  # type: ignore[misc]
        def run_input_thread(self) -> None:
            while True:
                try:
                    super().run_input_thread()
                except (ValueError, ArithmeticError):
                    continue
                return

        def process_message(self, message: Message) -> None:
            if isinstance(message, events.Resize) and max(message.size) > LARGEST:
                return
            super().process_message(message)

    return Calm
