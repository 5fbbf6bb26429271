"""The rules as documentation: all in a list, or one with its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import PROSE, Kind
from textfix.output.visible import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.core import Example, Rule


def listing(rules: Sequence[Rule]) -> str:
    """A line for each rule, in the order in which they run: name, level, whether it runs by default, summary."""
    name = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.name:<{name}}  {rule.level.value:<6}  {_default(rule):<7}  {_summary(rule)}\n" for rule in rules
    )


def explained(rule: Rule) -> str:
    """A rule's documentation, what it turns its examples into, and what it leaves alone."""
    return "\n".join(_explained(rule))


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.level.value}, {_default(rule)})"
    yield ""
    yield rule.doc.strip()
    if rule.kinds != PROSE:
        yield f"\nWorks in: {', '.join(kind.value for kind in Kind if kind in rule.kinds)}."
    if rule.enters:
        yield f"\nEnters: {', '.join(sorted(zone.value for zone in rule.enters))}."
    yield "\nRepairs:"
    yield "\n\n".join(_example(example) for example in rule.damaged)
    yield "\nLeaves alone:"
    yield "\n\n".join(_marked("    ", text) for text in rule.intact)


def _example(example: Example) -> str:
    return f"{_marked('  - ', example.before)}\n{_marked('  + ', example.after)}"


def _marked(mark: str, text: str) -> str:
    """The lines of a text behind a mark each, blanks at their ends visible."""
    return "\n".join(f"{mark}{shown_line(line)}".rstrip() for line in text.removesuffix("\n").split("\n"))


def _summary(rule: Rule) -> str:
    return rule.doc.strip().partition("\n")[0]


def _default(rule: Rule) -> str:
    if not rule.default:
        return "opt-in"
    return "default" if rule.level.value != "full" else "--full"
