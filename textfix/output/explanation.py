"""A rule as a page for its reader: what it says of itself, what it does to its examples, and how to do without it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from textfix.core import PROSE, Kind, Level
from textfix.output.catalogue import when
from textfix.output.folding import folded, paragraphs
from textfix.output.visible import shown_line, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.core import Example, Rule
    from textfix.output.paint import Line

#: Where a line of an example is so long that no caret below it would be seen, in columns.
LONG = 160


def explained(rules: Sequence[Rule], *, colour: bool = False, columns: int | None = None) -> str:
    """The pages of some rules, one below the other, for a terminal of so many columns."""
    lines: list[Line] = []
    for rule in rules:
        lines += ([("", "")], [("", "")]) if lines else ()
        lines += _page(rule, columns)
    if colour:
        from textfix.output.paint import painted

        return painted(lines)
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _page(rule: Rule, columns: int | None) -> Iterator[Line]:
    yield [(rule.name, "bold cyan"), (f" ({rule.level.value}, {when(rule)})", "dim")]
    yield [("", "")]
    yield from _documentation(rule.doc.strip(), columns)
    if rule.kinds != PROSE:
        yield from _heading(f"Works in: {', '.join(kind.value for kind in Kind if kind in rule.kinds)}.")
    if rule.enters:
        yield from _heading(f"Enters: {', '.join(sorted(zone.value for zone in rule.enters))}.")
    if rule.damaged:
        repairs = any(example.before != example.after for example in rule.damaged)
        yield from _heading("Repairs:" if repairs else "Reports:")
    for number, example in enumerate(rule.damaged):
        yield from ([[("", "")]] if number else [])
        yield from _example(example)
    if rule.intact:
        yield from _heading("Leaves alone:")
    for number, text in enumerate(rule.intact):
        yield from ([[("", "")]] if number else [])
        yield from ([("    ", ""), (shown_line(line), "")] for line in _lines(text))
    yield from _heading("To do without it:")
    for line in _ways_out(rule):
        yield from ([(each, "")] for each in folded(f"    {line}", columns, " " * 8))


def _documentation(doc: str, columns: int | None) -> Iterator[Line]:
    for line in doc.split("\n") if columns is None else paragraphs(doc):
        style = "bold" if line.endswith(":") and not line.startswith(" ") else ""
        hang = " " * (len(line) - len(line.lstrip(" ")))
        yield from ([(each, style)] for each in folded(line, columns, hang))


def _heading(text: str) -> Iterator[Line]:
    yield [("", "")]
    yield [(text, "bold")]


def _example(example: Example) -> Iterator[Line]:
    """An example before and after, with carets below what changes; one that is only reported has no after."""
    before, after = _lines(example.before), _lines(example.after)
    if example.before == example.after:
        yield from ([("  - ", "dim"), (shown_line(line), "")] for line in before)
        if example.source is not None:
            yield [(f"    in {example.source.read_as}, as a file", "dim")]
        return
    if len(before) != len(after):
        yield from ([("  - ", "red"), (shown_line(line), "")] for line in before)
        yield from ([("  + ", "green"), (shown_line(line), "")] for line in after)
        return
    for old, new in zip_longest(before, after):
        if old == new:
            yield [("    ", ""), (shown_line(old), "dim")]
            continue
        head, tail = _common(old, new)
        changed = old[head : len(old) - tail]
        yield [
            ("  - ", "red"),
            (visible(old[:head]), ""),
            (visible(changed), "red"),
            (shown_line(old[len(old) - tail :]), ""),
        ]
        if width(visible(old)) <= LONG:
            yield [("    ", ""), (" " * width(visible(old[:head])) + "^" * max(1, width(visible(changed))), "red")]
        kept = new[head : len(new) - tail]
        yield [
            ("  + ", "green"),
            (visible(new[:head]), ""),
            (visible(kept), "green"),
            (shown_line(new[len(new) - tail :]), ""),
        ]


def _common(old: str, new: str) -> tuple[int, int]:
    """How many characters two lines have in common at their start and at their end."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    return head, tail


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _ways_out(rule: Rule) -> Iterator[str]:
    yield f"on a line     textfix: ignore[{rule.name}]  in a comment"
    yield f"in a run      --ignore {rule.name}"
    yield f'in a project  ignore = ["{rule.name}"]  in the settings'
    if rule.level is not Level.REPORT:
        yield f'only told     levels = {{ "{rule.name}" = "report" }}'
