"""The changes of one file for the page: what stands near each other together, before and after side by side."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from textfix.core import Level
from textfix.output.html.markup import escaped, excerpt
from textfix.substitutions import changes_text, substitutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textfix.outcome import Outcome, Place
    from textfix.report import FileReport

#: How many characters are shown around a change, which gap parts two of them, and how long a block of them may be.
AROUND = 40
GAP = 40
BLOCK = 800
#: Of a change longer than this only what differs is marked.
WHOLE = 8
#: Of a change longer than this the middle is left out, and this much of either end shown.
LONG = 600
ENDS = 240


class Span(NamedTuple):
    """A place in the original text with what stands there in the end; None where it was left as it is."""

    start: int
    end: int
    after: str | None
    places: tuple[Place, ...]


def changes(report: FileReport, rules: Mapping[str, int]) -> Iterator[str]:
    """A block of HTML for each group of changes; *rules* gives each rule's number, by which the page filters."""
    if report.outcome is None:
        return
    for place in report.places():
        if place.applied and not changes_text(place):
            bytes_alone = "".join(_findings((place,)))
            yield f'<article data-rules="{rules[place.rule]}"><ul class="findings">{bytes_alone}</ul></article>\n'
    text = report.outcome.original
    line, done = 1, 0
    for block in _blocks(_spans(report.outcome), text):
        start = block[0].start
        line += text.count("\n", done, start)
        done = start
        places = [place for span in block for place in span.places]
        numbers = " ".join(str(number) for number in sorted({rules[place.rule] for place in places}))
        before, after = _sides(block, text)
        yield (
            f'<article data-rules="{numbers}"><p class="line">line {line:,}</p>'
            f'<div class="sides"><pre aria-label="before">{before}</pre><pre aria-label="after">{after}</pre></div>'
            f'<ul class="findings">{"".join(_findings(places))}</ul></article>\n'
        )


def _spans(outcome: Outcome) -> list[Span]:
    """Repairs and what was left, by their start; what overlaps a repair or another place is told with it."""
    spans: list[Span] = [_trimmed(Span(*each), outcome.original) for each in substitutions(outcome)]
    spans += (Span(each.start, each.end, None, (each,)) for each in outcome.places if not each.applied)
    spans.sort(key=lambda span: (span.start, span.after is None, span.end))
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = _merged(merged[-1], span, outcome.original)
        else:
            merged.append(span)
    return merged


def _trimmed(span: Span, text: str) -> Span:
    """A repair without what it leaves alone at its ends; one of a few characters says more as a whole."""
    old, new = text[span.start : span.end], span.after or ""
    if len(old) <= WHOLE:
        return span
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    return Span(span.start + head, span.end - tail, new[head : len(new) - tail], span.places)


def _merged(one: Span, other: Span, text: str) -> Span:
    """Two spans that overlap as one; a repair among them keeps its text, and what sticks out of it stays."""
    end = max(one.end, other.end)
    places = (*one.places, *other.places)
    if one.after is None and other.after is None:
        return Span(one.start, end, None, places)
    repair = one if one.after is not None else other
    after = text[one.start : repair.start] + (repair.after or "") + text[repair.end : end]
    return Span(one.start, end, after, places)


def _blocks(spans: Iterable[Span], text: str) -> Iterator[list[Span]]:
    """Spans that stand near each other, as far as a block may reach."""
    block: list[Span] = []
    for span in spans:
        if block and (
            span.start - block[-1].end > GAP
            or span.end - block[0].start > BLOCK
            or text.count("\n", block[-1].end, span.start) > 1
        ):
            yield block
            block = []
        block.append(span)
    if block:
        yield block


def _sides(block: list[Span], text: str) -> tuple[str, str]:
    """The block before and after, with a little of the lines around it."""
    start, end = block[0].start, block[-1].end
    left = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    right = text[end : end + AROUND].partition("\n")[0]
    begins, ends = start - len(left), end + len(right)
    head = ("…" if begins > 0 and text[begins - 1] != "\n" else "") + excerpt(left)
    tail = excerpt(right) + ("…" if ends < len(text) and text[ends] != "\n" else "")
    before, after = [head], [head]
    done = start
    for span in block:
        between = excerpt(text[done : span.start])
        old = text[span.start : span.end]
        before += (between, _marked("mark" if span.after is None else "del", old))
        after += (between, _marked("mark", old) if span.after is None else _marked("ins", span.after))
        done = span.end
    return "".join((*before, tail)), "".join((*after, tail))


def _marked(tag: str, text: str) -> str:
    if len(text) > LONG:
        left_out = f'<span class="cut">… {len(text) - 2 * ENDS:,} characters …</span>'
        return f"<{tag}>{excerpt(text[:ENDS], changed=True)}{left_out}{excerpt(text[-ENDS:], changed=True)}</{tag}>"
    return f"<{tag}>{excerpt(text, changed=True)}</{tag}>"


def _findings(places: Iterable[Place]) -> Iterator[str]:
    """What was found: a line for each rule and certainty, each message once with how often it holds."""
    told: dict[tuple[str, str, bool, str], Counter[str]] = {}
    for place in places:
        key = (place.rule, place.level.value, place.proven, _fate(place))
        told.setdefault(key, Counter())[place.message] += 1
    for (rule, level, proven, fate), messages in told.items():
        proof = ' <span class="proven">proven</span>' if proven else ""
        listed = "; ".join(escaped(each) + (f" ×{count}" if count > 1 else "") for each, count in messages.items())
        yield (
            f'<li><span class="rule">{escaped(rule)}</span> <span class="level">{level}</span>{proof} '
            f'<span class="message">{listed}</span>{fate}</li>'
        )


def _fate(place: Place) -> str:
    """What becomes of a place that was left."""
    if place.applied:
        return ""
    if place.after is None or place.level is Level.REPORT:
        return ' <span class="left">no repair: for you to decide</span>'
    after = escaped(place.after) if len(place.after) <= ENDS else "…"
    return f' <span class="left">--full repairs it: {after or "nothing stays"}</span>'
