"""A paragraph broken in the middle of a sentence, mostly with a blank line between the halves.

What it finds:
    Two lines of prose that are one: the first stops at a comma, inside a quotation or a word, or without a mark behind
    finished sentences; the second goes on with a closing mark, the rest of the word or of the sentence. Each sign
    adds to a score; two certain breaks in a text make others in it likelier.

Why it is damage:
    A paragraph that runs on in the next column or on the next page of a PDF comes out as two.

Stays silent on:
    Headings, bylines, lists, verse, lines that end in a colon or a sentence's mark, code; Markdown structure; a break
    exactly between two sentences, which nothing can tell from the end of a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Kind, Level, Rule, Text
from textfix.evidence.layout.breaks import ALONE, BESIDE_ONE, COMPANY, IN_COMPANY, REACH, STRICT, habit
from textfix.evidence.layout.halves import seams_of, signs_of
from textfix.evidence.layout.seams import at_the_seam
from textfix.evidence.paragraphs import Line, glue
from textfix.evidence.zones import protected

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a comma weighs at the end of a line, with a short rest behind it.
COMMA = 4.5


def find(text: Text) -> Iterator[Finding]:
    """The blank space between the halves of each broken paragraph."""
    seams = seams_of(text)
    certain = sum(seam.signs >= ALONE for seam in seams)
    beside_one = certain == 1 and habit(text) == STRICT
    threshold = IN_COMPANY if certain >= COMPANY else BESIDE_ONE if beside_one else ALONE
    guarded = protected(text)
    so_far: Line | None = None  # the paragraph up to here, where its last line was joined to those before
    for first, second, blank, alone in seams:
        whole = so_far if so_far and so_far.end == first.end else None
        signs = max(alone, signs_of(text, whole, second, blank)) if whole else alone
        if certain == 1 and _may_be_wanted(first, second, blank):
            continue
        if signs < threshold or guarded.overlaps(first.end - 1, second.start + 1):
            continue
        before, after = first.string.rstrip(), second.string.lstrip()
        start, end = first.start + len(before), second.end - len(after)
        space = glue(before, after)
        yield Finding(start, end, "paragraph broken in the middle of a sentence", space)
        head = whole.string if whole else before
        so_far = Line(first.start, second.end, head[-REACH:] + space + after)


def _may_be_wanted(first: Line, second: Line, blank: int) -> bool:
    """Whether the only sign of a break is the comma before a line end that stands alone in the text: somebody may have set it."""
    before, after = first.string.rstrip(), second.string.lstrip()
    return not blank and before[-1:] in "，," and at_the_seam(before[-REACH:], after[:REACH]) <= COMMA


HALF = (
    "展览馆的负责人介绍说，这次展出的两百多件农具都是从附近村庄征集来的。其中最早的一件水车，是从前的人用来提水灌溉的工"
)
REST = "具，至今还能转动。观众可以亲手试一试，也可以听老木匠讲一讲它的来历。"
QUOTE = "谈到今后的打算，他说，村里要把老街修好，把手艺传下去。等路修通了，还要办一个“农"
UNQUOTE = "具节”，让城里的孩子也来看看粮食是怎么长出来的。"
WHOLE = "展览馆周二至周日开放，凭身份证免费入场。团体参观需要提前三天预约，馆内有讲解员。"

RULE = Rule(
    name="layout/broken-paragraphs",
    level=Level.FULL,
    doc=__doc__ or "",
    trigger=(
        r"[\pL\pN，、,；—;)\"’”–“‘「『（【《〈][\s\pZ\x{1c}-\x{1f}\x{85}]*\n"
        r"|\n[\s\pZ\x{1c}-\x{1f}\x{85}]*[，。、；：！？”’」』）】》〉…]"
    ),
    find=find,
    kinds=frozenset({Kind.PLAIN, Kind.MARKDOWN}),
    damaged=(
        Example(f"{WHOLE}\n\n{QUOTE}\n\n{UNQUOTE}\n", f"{WHOLE}\n\n{QUOTE}{UNQUOTE}\n"),
        Example(
            f"{QUOTE}\n\n{UNQUOTE}\n\n{HALF}\n\n{REST}\n\n{QUOTE}\n\n{UNQUOTE}\n",
            f"{QUOTE}{UNQUOTE}\n\n{HALF}{REST}\n\n{QUOTE}{UNQUOTE}\n",
        ),
    ),
    intact=(
        f"{WHOLE}\n\n{WHOLE}\n",
        f"老农具展出\n\n{WHOLE}\n",
        f"记者 林秋\n\n{WHOLE}\n",
        f"{WHOLE}开放时间如下：\n\n上午九点到十一点，下午一点到五点。\n",
        "采菊东篱下，\n悠然见南山。\n\n山气日夕佳，\n飞鸟相与还。\n",
        "- 水车，清代\n\n- 石磨，民国\n",
        f"{WHOLE}\n\n{WHOLE}\n\n{WHOLE}他转过水车，回头一看，只听见身后的风声越来越近——\n\n来人推开了门，手里提着一盏灯。\n\n{WHOLE}\n",
        f"{WHOLE}\n\n{WHOLE}\n\n{WHOLE}展出的农具很多，也有介绍（英文）\n\n过去五年里，这样的展览办了三次，每次都有人来。\n",
        (
            "You may lend the tools to others. You keep the list of what was lent, and of who has it; and\n\n"
            "b. you bring them back before the end of the year. The list is kept in the mill.\n"
        ),
    ),
)
