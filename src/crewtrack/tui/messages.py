"""What parts of the terminal UI tell each other, beside what panels say (`panels.base`)."""

from __future__ import annotations

from textual.message import Message


class FilesChanged(Message):
    """A file that the schedule was read from has changed on disk."""
