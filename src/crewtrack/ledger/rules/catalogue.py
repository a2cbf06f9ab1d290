"""The catalogue of rules: every code with its name, how bad it is, and what it says, in one table.

Codes and names never change: files excuse themselves from them, and pages are called after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.problem import Problem, Severity

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Related

_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

FAMILIES = {
    "T": "text",
    "F": "fields",
    "P": "ports",
    "O": "order and times",
    "S": "seats and vehicles",
    "C": "crews",
    "A": "assertions",
    "E": "expeditions and events",
    "D": "dependence",
    "N": "names",
}
"""What the first letter of a code stands for."""


class Rule:
    """A rule of `check`.

    Attributes:
        code: ``P201``.
        name: ``port-conflict``.
        severity: how bad it is where it is certain.
        possible: how bad it is where it is merely possible, or a plan; None if it says nothing then.
        summary: what is wrong, in half a sentence.
        facts: the facts of a crew ledger that it guards, by their numbers in docs/rules/README.md.
    """

    __slots__ = ("code", "facts", "name", "possible", "severity", "summary")

    def __init__(
        self,
        code: str,
        name: str,
        severity: Severity,
        summary: str,
        facts: str = "",
        possible: Severity | None = None,
    ) -> None:
        """Declare a rule."""
        self.code = code
        self.name = name
        self.severity = severity
        self.possible = possible
        self.summary = summary
        self.facts = tuple(facts.split())

    @property
    def family(self) -> str:
        """The family that its code's letter stands for."""
        return FAMILIES[self.code[0]]

    @property
    def page(self) -> str:
        """The file under docs/rules that tells more."""
        return f"{self.code}-{self.name}.md"


_ALL = (
    Rule("T101", "syntax", _ERROR, "the file is not TOML"),
    Rule("T102", "control-character", _ERROR, "a character that no text may hold"),
    Rule("T103", "unreadable", _ERROR, "the file cannot be read at all"),
    Rule("F101", "unknown-key", _ERROR, "no entry of that kind has such a key", "R55"),
    Rule("F102", "wrong-type", _ERROR, "a value is of the wrong kind"),
    Rule("F103", "missing-field", _ERROR, "a key that must be there is not"),
    Rule("F104", "bad-value", _ERROR, "a value is none of those allowed"),
    Rule("F105", "naive-time", _ERROR, "a time does not say in which zone", "R42"),
    Rule("F106", "bad-time", _ERROR, "a time cannot be read"),
    Rule("F107", "unknown-id", _ERROR, "an id names an entry that no file has", "R10 R11 R53"),
    Rule("F108", "unknown-port", _ERROR, "the station has no such port", "R53"),
    Rule("F109", "include", _ERROR, "an included file cannot be had"),
    Rule("F110", "format-version", _ERROR, "the file is of a format that is not known"),
    Rule("F111", "twice", _ERROR, "two files of a folder give the same key", "R53"),
    Rule("P201", "port-conflict", _ERROR, "two ships are on one port at once", "R20 R27"),
    Rule("P202", "no-such-port-then", _ERROR, "a ship is on a port that does not exist then", "R25"),
    Rule("P203", "docking-system", _ERROR, "a ship does not fit the port", "R23"),
    Rule("P204", "possible-conflict", _WARNING, "two ships may be on one port at once", "R20 R40", _ADVICE),
    Rule("P205", "other-port", _WARNING, "a ship undocks from a port that it is not on", "R21"),
    Rule("O301", "disorder", _ERROR, "a flight does things in the wrong order", "R21 R41"),
    Rule("O302", "negative-interval", _ERROR, "something ends before it begins", "R40"),
    Rule("O303", "possible-disorder", _WARNING, "a flight may do things in the wrong order", "R40 R41", _ADVICE),
    Rule("O304", "overdue", _WARNING, "a rough date has passed, and nothing says how it went", "R43"),
    Rule("O305", "past-still-planned", _WARNING, "a date has passed, and its status is still a plan's", "R43"),
    Rule("O306", "outcome-too-early", _WARNING, "an outcome is given for what is still to come", "R43"),
    Rule("O307", "slips-out-of-order", _WARNING, "the history of a date is not in order", "R44"),
    Rule("O308", "transit-time", _WARNING, "a ship takes impossibly short or long to arrive", "R52"),
    Rule("O309", "coarser-without-why", _ADVICE, "a date became less exact, and nothing says why", "R44"),
    Rule("O310", "lost-and-flown", _WARNING, "a launch that failed or was cancelled goes on", "R09"),
    Rule("S401", "too-few-seats", _ERROR, "more people than seats", "R03"),
    Rule("S402", "duplicate-crew", _ERROR, "somebody stands twice in one crew", "R03"),
    Rule("S403", "past-orbital-life", _WARNING, "a vehicle is in orbit longer than it may be", "R26", _ADVICE),
    Rule("S404", "no-lifeboat", _WARNING, "somebody aboard has no seat to leave in", "R06 R34", _ADVICE),
    Rule("C501", "two-places", _ERROR, "somebody launches who is still in space", "R01 R02"),
    Rule("C502", "not-aboard", _ERROR, "somebody lands who is not there", "R02 R05"),
    Rule("C503", "never-home", _WARNING, "somebody's ship leaves without them, and no other takes them", "R05"),
    Rule("C504", "land-crew-differs", _WARNING, "who comes home is left out, and is not who went up", "R04 R07"),
    Rule("C505", "station-empty", _WARNING, "a station is left without anybody", "R33 R34", _ADVICE),
    Rule("C506", "segment-empty", _WARNING, "a segment is left without its own crew", "R33 R34", _ADVICE),
    Rule("A601", "failed-assertion", _ERROR, "a claim does not hold", "R05 R35"),
    Rule("E701", "commander-not-aboard", _WARNING, "somebody takes command who is not aboard", "R30"),
    Rule("E702", "no-commander", _WARNING, "the commander leaves, and nobody has command", "R30"),
    Rule("E703", "expedition-order", _WARNING, "an expedition does not follow the one before", "R31"),
    Rule("E704", "expedition-crew", _WARNING, "a member of an expedition is not aboard during it", "R32"),
    Rule("E705", "eva-crew", _WARNING, "somebody goes outside who is not aboard", "R50"),
    Rule("E706", "reboost-ship", _WARNING, "a ship raises the orbit that is not there or cannot", "R50"),
    Rule("D801", "one-way-home", _ADVICE, "only one agency can bring people home"),
    Rule("D802", "one-reboost", _ADVICE, "only one agency can raise the orbit"),
    Rule("N901", "alias-twice", _WARNING, "one alias means two people", "R10 R53"),
    Rule("N902", "same-name", _WARNING, "two people have one name", "R10"),
    Rule("N903", "agency-letter", _WARNING, "the letter of an agency is not one of its own", "R11"),
    Rule("N904", "agency-tag", _WARNING, "the tag of an agency is longer than four letters", "R11"),
    Rule("N905", "unused-id", _ADVICE, "nothing uses an entry", "R54"),
    Rule("N906", "unused-ignore", _ADVICE, "an entry excuses itself from what is not so", "R54"),
)  # fmt: skip

RULES = {rule.code: rule for rule in _ALL}
"""Every rule, by code, in the order of the table."""


def problem(
    code: str,
    message: str,
    address: Address,
    *,
    hint: str | None = None,
    related: tuple[Related, ...] = (),
    possible: bool = False,
    on_key: bool = False,
) -> Problem:
    """Return a problem of a rule; `possible` where it is not certain, or a plan."""
    rule = RULES[code]
    severity = rule.possible if possible and rule.possible is not None else rule.severity
    return Problem(code, rule.name, severity, message, address, on_key, hint, related)


def matching(word: str) -> frozenset[str]:
    """Return the codes that a word means: a code, the beginning of one, or a name; empty if none."""
    exact = frozenset(rule.code for rule in _ALL if word.lower() == rule.name)
    return exact or frozenset(code for code in RULES if word and code.startswith(word.upper()))
