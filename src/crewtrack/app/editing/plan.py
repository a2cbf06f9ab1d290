"""Plan: what an edit would do, before anything is written."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem
    from crewtrack.toml.splice import Edit

    _Code = tuple[int, int, int, int]


@frozen(eq=False)
class FileEdit:
    """What becomes of one file.

    Attributes:
        name: as shown; of a layer of the schedule.
        path: where it is.
        before, after: its text, without a byte-order mark; of a file that is yet to be made, what it begins with.
        has_bom: whether one stands in front of it.
        edit: what turns `before` into `after`.
        new: whether the file is yet to be made.
    """

    name: str
    path: Path
    before: str
    after: str
    has_bom: bool
    edit: Edit
    new: bool = False


class Plan:
    """What an edit would do.

    Attributes:
        what: in words: ``set flight.soyuz-ms-21.launch.at``.
        files: every file that changes.
        notes: what is worth saying of it: that a slip is kept, that an override is made.
    """

    def __init__(
        self,
        what: str,
        files: tuple[FileEdit, ...],
        notes: tuple[str, ...],
        loaded: Callable[[], Loaded],
        problems: Callable[[Loaded], tuple[Problem, ...]],
        before: Callable[[], tuple[Problem, ...]],
    ) -> None:
        """Keep what was planned; the schedule that comes of it, and what is wrong with that, is worked out on use."""
        self.what = what
        self.files = files
        self.notes = notes
        self._loaded = loaded
        self._problems = problems
        self._before = before
        self._after: tuple[Problem, ...] | None = None

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.files)

    @cached_property
    def loaded(self) -> Loaded:
        """The schedule as it would be."""
        return self._loaded()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that would be wrong with the whole schedule, not located."""
        if self._after is None:
            self._after = self._problems(self.loaded)
        return self._after

    @cached_property
    def new_problems(self) -> tuple[Problem, ...]:
        """What would be wrong that is not now, located in the files as they would be."""
        from crewtrack.app.locating import located

        return located(self.loaded, less(self.problems, self._before()))

    @cached_property
    def solved(self) -> int:
        """How many of today's problems would be gone."""
        return len(less(self._before(), self.problems))

    @cached_property
    def lines(self) -> int:
        """How many lines change, at least one in each file."""
        return sum(_changed(one.before, one.after) for one in self.files)

    @property
    def diff(self) -> str:
        """The change as a unified diff, line ends as they are; empty if there is none."""
        return "".join(unified(one.name, one.before, one.after, new=one.new) for one in self.files)


def less(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> list[Problem]:
    """Return problems that are not among others: by what they say, then by where they stand, for names change."""
    said = Counter((one.code, one.address, one.message) for one in others)
    there = Counter((one.code, one.address) for one in others)
    left: list[Problem] = []
    for one in problems:
        if said[one.code, one.address, one.message]:
            said[one.code, one.address, one.message] -= 1
            there[one.code, one.address] -= 1
        else:
            left.append(one)
    out: list[Problem] = []
    for one in left:
        if there[one.code, one.address] > 0:
            there[one.code, one.address] -= 1
        else:
            out.append(one)
    return out


def unified(name: str, before: str, after: str, *, new: bool = False) -> str:
    """Return a unified diff of a file, with three lines around each change."""
    old = [] if new else before.splitlines(keepends=True)
    made = after.splitlines(keepends=True)
    codes = _codes(old, made)
    out: list[str] = []
    for group in _groups(codes):
        out += _hunk(group, old, made)
    if not out:
        return ""
    source = "/dev/null" if new else name
    return "".join([f"--- {source}\n", f"+++ {name}\n", *out])


_AROUND = 3


def _codes(old: list[str], made: list[str]) -> list[_Code]:
    """Return which lines make way for which: first and last of the old ones, first and last of the new ones.

    Only what differs is compared, so that a long file costs no more than a short one.
    """
    from difflib import SequenceMatcher

    first, last = _shared(old, made)
    middle = SequenceMatcher(
        None, old[first : len(old) - last], made[first : len(made) - last], autojunk=False
    )
    return [
        (one + first, two + first, three + first, four + first)
        for tag, one, two, three, four in middle.get_opcodes()
        if tag != "equal"
    ]


def _changed(before: str, after: str) -> int:
    codes = _codes(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return max(1, sum(max(two - one, four - three) for one, two, three, four in codes))


def _shared(old: list[str], made: list[str]) -> tuple[int, int]:
    """Return how many lines two texts share at the start, and at the end."""
    most = min(len(old), len(made))
    first = 0
    while first < most and old[first] == made[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == made[-1 - last]:
        last += 1
    return first, last


def _groups(codes: list[_Code]) -> list[list[_Code]]:
    out: list[list[_Code]] = []
    for code in codes:
        if out and code[0] - out[-1][-1][1] <= 2 * _AROUND:
            out[-1].append(code)
        else:
            out.append([code])
    return out


def _hunk(group: list[_Code], old: list[str], made: list[str]) -> list[str]:
    before = min(_AROUND, group[0][0])
    after = min(_AROUND, len(old) - group[-1][1])
    start, end = group[0][0] - before, group[-1][1] + after
    there = group[0][2] - before
    out = []
    at = start
    count = 0
    for one, two, three, four in group:
        out += [f" {line}" for line in old[at:one]]
        out += [f"-{line}" for line in old[one:two]]
        out += [f"+{line}" for line in made[three:four]]
        count += one - at + four - three
        at = two
    out += [f" {line}" for line in old[at:end]]
    count += end - at
    ended = [
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in out
    ]
    return [f"@@ -{_span(start, end - start)} +{_span(there, count)} @@\n", *ended]


def _span(start: int, length: int) -> str:
    """Return a range of lines as diff writes it: an empty one is said by the line before it."""
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
