"""The vocabulary of textfix: what a rule is, what it is given and what it answers.

Everything else imports this module; it imports nothing of textfix. All positions are offsets in code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

T = TypeVar("T")


class Level(StrEnum):
    """How sure a repair is, and so when it is applied."""

    SAFE = "safe"  #: restores what was there; the default. No line comes or goes, no word is deleted.
    FULL = "full"  #: also what a careful editor would cut, reflow or guess; on request.
    REPORT = "report"  #: shown, never applied: no repair exists or none can be certain.

    def lowest(self, other: Level | None) -> Level:
        """The less certain of the two levels; *other* may be missing."""
        if other is None or other is self:
            return self
        return Level.REPORT if self is Level.REPORT or other is Level.REPORT else Level.FULL


class Kind(StrEnum):
    """What a text is, as far as the rules need to know."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    DATA = "data"  #: CSV, JSON, YAML, TOML, XML: every mark may be syntax
    SOURCE = "source"  #: program code


#: Texts that people read; where a rule works unless it says otherwise.
PROSE = frozenset({Kind.PLAIN, Kind.MARKDOWN, Kind.HTML})


class Zone(StrEnum):
    """A kind of place that rules leave alone unless they declare that they enter it."""

    FRONT_MATTER = "front matter"
    CODE = "code"  #: fenced, indented and inline code; <script> <style> <pre> <code>; $math$
    TAG = "tag"  #: an HTML tag with its attributes, or a comment
    ADDRESS = "address"  #: URLs, e-mail addresses, Markdown link targets


@dataclass(frozen=True, slots=True)
class Finding:
    """One damaged place, as offsets ``start <= end`` in code points of the text that the rule was given."""

    start: int
    end: int
    message: str
    replacement: str | None = None  #: None: nothing can be done here but to report it
    level: Level | None = None  #: lower than the rule's own level, by this finding's evidence
    proven: bool = False  #: re-applying the damage to the repair gives the input back
    encoding: str | None = None  #: the repair is that the whole file is written in this encoding


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a text was read from. A byte that its codec could not read is U+DC00 plus its value in the text."""

    data: bytes = field(repr=False)
    read_as: str  #: Python's name of the codec
    encoding: str  #: the codec in which the file will be written
    name: str = "-"
    certain: bool = True  #: it is in the codec that it was read in, apart from what could not be read
    settled: bool = False  #: the user has said in what encoding the file is to be

    @property
    def plain(self) -> bool:
        """Whether it is a UTF-8 file like nearly all, about whose bytes there is nothing to say."""
        return self.read_as == self.encoding == "utf-8" and self.certain and not self.data.endswith(b"\0")


@dataclass(frozen=True, slots=True)
class Example:
    """A damaged text and its repair by one rule alone; a test and a piece of documentation at once."""

    before: str
    after: str
    kind: Kind = Kind.PLAIN
    source: Source | None = None  #: for the rules on the bytes of a file


class Text:
    """A string, its kind, and the facts about it, each computed once and only when a rule asks.

    Line ends are ``\\n`` whatever the file on disk has.
    """

    __slots__ = ("_facts", "kind", "source", "string")

    def __init__(self, string: str, kind: Kind = Kind.PLAIN, source: Source | None = None) -> None:
        self.string = string
        self.kind = kind
        self.source = source  #: None for a string that comes from no file
        self._facts: dict[object, Any] = {}  # values of many types; `fact` keeps each one's type


def fact(compute: Callable[[Text], T]) -> Callable[[Text], T]:
    """Make a function of a Text remember its answer with that Text."""

    def remembered(text: Text) -> T:
        if compute not in text._facts:
            text._facts[compute] = compute(text)
        answer: T = text._facts[compute]
        return answer

    remembered.__doc__ = compute.__doc__
    remembered.__name__ = compute.__name__
    remembered.__wrapped__ = compute  # type: ignore[attr-defined]  # as functools.wraps does, without its import
    return remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of damage: its name, its proof and its repair."""

    name: str  #: family/damage, which is also its path under rules/
    level: Level
    doc: str  #: the module's docstring: what it finds, why it is damage, what it stays silent on
    trigger: str | tuple[str, ...]
    """RE2 pattern that matches the UTF-8 bytes of every text in which `find` finds something; of several patterns all must match.
    No counted repeats, look-around or back-references."""
    find: Callable[[Text], Iterable[Finding]]  #: pure, linear in the length of the text
    damaged: tuple[Example, ...]  #: each is found, and repaired once and for all
    intact: tuple[str, ...]  #: near misses, in which nothing is found
    damage: Callable[[str, Random], str] | None = None  #: the forward program: does this damage to a clean text
    kinds: frozenset[Kind] = PROSE  #: the kinds of text in which the rule works
    enters: frozenset[Zone] = frozenset()  #: protected zones in which this damage occurs and may be repaired
    together: bool = False  #: judges the text that the rules just before it in the plan judged, if they do so too
    default: bool = True  #: False: runs only when it is selected
    removes: bool = False  #: its repairs may hold fewer letters, digits and Han characters than what they replace
    reads_bytes: bool = (
        False  #: judges the bytes of `Text.source`: runs on every file that is not plain UTF-8, whatever its trigger
    )

    @property
    def triggers(self) -> tuple[str, ...]:
        """The patterns of `trigger` as a tuple."""
        return (self.trigger,) if isinstance(self.trigger, str) else self.trigger

    @property
    def may_remove(self) -> bool:
        """Whether letters may go: that is what many rules of level full are for; any other one has to declare it."""
        return self.removes or self.level is Level.FULL


Plan = tuple[Rule, ...]
