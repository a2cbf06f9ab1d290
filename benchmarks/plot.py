"""A plot: processor time by number of flights, both on logarithmic axes, as SVG that needs nothing else to be seen."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rivals import Results

WIDE, HIGH = 860, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 24, 50
OURS = ("#0b5fa5", "#2b86d1", "#5aa9e6", "#123a5e")
THEIRS = ("#8a8a8a", "#b0893b", "#6f8f3a", "#a8553f", "#7a5c99", "#4f8f8b", "#999999")
FONT = "font-family='ui-sans-serif, system-ui, sans-serif'"


def plot(results: Results) -> str:
    """Return the SVG."""
    results = {
        size: {name: one for name, one in took.items() if not one.ended}
        for size, took in results.items()
    }
    sizes = list(results)
    names = list(dict.fromkeys(name for took in results.values() for name in took))
    every = [one.seconds for took in results.values() for one in took.values()]
    low, high = math.floor(math.log10(min(every))), math.ceil(math.log10(max(every)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - first) / (last - first) * (WIDE - LEFT - RIGHT)

    def y(seconds: float) -> float:
        return HIGH - BOTTOM - (math.log10(seconds) - low) / (high - low) * (HIGH - TOP - BOTTOM)

    size = f"viewBox='0 0 {WIDE} {HIGH}' width='{WIDE}' height='{HIGH}'"
    out = [
        f"<svg xmlns='http://www.w3.org/2000/svg' {size} role='img'>",
        "<title>Processor time by number of flights</title>",
        f"<rect width='{WIDE}' height='{HIGH}' fill='#ffffff'/>",
    ]
    for power in range(low, high + 1):
        at = y(10**power)
        words = f"{10**power:g} s" if power >= 0 else f"{10 ** (power + 3):g} ms"
        out.append(
            f"<path d='M{LEFT} {at:.1f}H{WIDE - RIGHT}' stroke='#dddddd'/>"
            f"<text x='{LEFT - 8}' y='{at + 4:.1f}' text-anchor='end' font-size='12' fill='#444444' {FONT}>{words}</text>"
        )
    for size in sizes:
        at = x(size)
        out.append(
            f"<path d='M{at:.1f} {TOP}V{HIGH - BOTTOM}' stroke='#eeeeee'/>"
            f"<text x='{at:.1f}' y='{HIGH - BOTTOM + 18}' text-anchor='middle' font-size='12' fill='#444444' {FONT}>"
            f"{size:,}</text>"
        )
    out.append(
        f"<text x='{(LEFT + WIDE - RIGHT) / 2:.0f}' y='{HIGH - 10}' text-anchor='middle' font-size='12' "
        f"fill='#444444' {FONT}>flights, or as many items</text>"
    )
    labels = []
    ours = [name for name in names if name.startswith("crewtrack")]
    for name in names:
        mine = name in ours
        colour = (
            OURS[ours.index(name) % len(OURS)]
            if mine
            else THEIRS[[one for one in names if one not in ours].index(name) % len(THEIRS)]
        )
        points = [
            (x(size), y(took[name].seconds)) for size, took in results.items() if name in took
        ]
        line = " ".join(
            f"{'L' if place else 'M'}{px:.1f} {py:.1f}" for place, (px, py) in enumerate(points)
        )
        dash = "" if mine else " stroke-dasharray='5 4'"
        out.append(
            f"<path d='{line}' fill='none' stroke='{colour}' stroke-width='{2.4 if mine else 1.5}'{dash}/>"
        )
        out += [
            f"<circle cx='{px:.1f}' cy='{py:.1f}' r='{3 if mine else 2}' fill='{colour}'/>"
            for px, py in points
        ]
        labels.append((points[-1], name, colour, mine))
    out += _labels(labels)
    out.append("</svg>")
    return "\n".join(out) + "\n"


def _labels(labels: list[tuple[tuple[float, float], str, str, bool]]) -> list[str]:
    """Return the names at the ends of the lines: of those that go all the way, from top to bottom, none on another."""
    out = []
    free = float(TOP)
    end = max(px for (px, _), *_ in labels)
    for (px, py), name, colour, mine in sorted(labels, key=lambda one: one[0][1]):
        weight = " font-weight='600'" if mine else ""
        side, at = px + 8, py + 4
        if px == end:
            side, at = WIDE - RIGHT + 14, max(py + 4, free)
            free = at + 15
            out.append(
                f"<path d='M{px + 4:.1f} {py:.1f}L{side - 4:.1f} {at - 4:.1f}' stroke='{colour}' stroke-width='0.6'/>"
            )
        out.append(
            f"<text x='{side:.1f}' y='{at:.1f}' font-size='12' fill='{colour}'{weight} {FONT}>{escape(name)}</text>"
        )
    return out
