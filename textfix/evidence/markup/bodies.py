"""An HTML body in a text: where it is, and the pieces of text and of markup that it consists of."""

from __future__ import annotations

import re
from typing import NamedTuple

from textfix.core import Kind, Text, fact
from textfix.evidence.paragraphs import HAN, LATIN_WORD, front_matter_end
from textfix.evidence.zones import zones


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Elements that stand on lines of their own; between two of them goes one blank line.
PARAGRAPHS = _names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section summary table ul"
)
#: Elements that begin a new line without a blank one.
LINES = _names("br caption li option tbody tfoot thead tr")
CELLS = _names("td th")
#: Elements within a line.
INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q ruby rb s samp"
    " small source span strike strong sub sup time tt u var wbr"
)
#: Elements whose content nobody reads as part of the text.
HIDDEN = _names("audio canvas iframe noscript object rp rt rtc script style svg template title video")
#: Elements without content.
EMPTY = _names("col colgroup embed input link meta param track")
KNOWN = PARAGRAPHS | LINES | CELLS | INLINE | HIDDEN | EMPTY
#: Elements whose content a parser takes as it stands until they are closed.
RAW = _names("iframe noembed noframes noscript plaintext script style textarea title xmp")

BLOCK_TAG = re.compile(r"<(?:p|div|br|section|article|h[1-6]|center|table|ul|ol|blockquote)\b[^<>]*>", re.IGNORECASE)
BEGINS = re.compile(r"(?:<wbr *>|\s)*" + BLOCK_TAG.pattern, re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)[\s/>]")
#: Signs that tags were written on purpose: a whole page, a template or a component.
TEMPLATE = re.compile(
    r"<!doctype|<html\b|<head\b|<\?|<%|\{\{|\{%|\$\{|\b(?:className|v-if|v-for|x-data)=", re.IGNORECASE
)
COMPONENT = re.compile(r"</?[A-Z][a-z]+[A-Z]")
#: Markdown between the tags; there they are its author's.
MARKDOWN = re.compile(r"^ {0,3}(?:#{1,6} |```|~~~|[-*+] |> |\d{1,3}\. |\||import )|\]\(|\*\*\w|`", re.MULTILINE)
#: How many block elements a body has at least, and the share of its tags that may be unknown.
BLOCKS, STRANGE = 2, 0.05
#: Han or Latin words of text that make a body worth reading.
HAN_READ, WORDS_READ = 20, 12


class Body(NamedTuple):
    """An HTML body, as offsets from its first tag to behind its last."""

    start: int
    end: int


@fact
def html_body(text: Text) -> Body | None:
    """The body of a text that is one run of HTML elements behind its front matter; None where tags are occasional."""
    if text.kind not in (Kind.PLAIN, Kind.MARKDOWN):
        return None
    string = text.string
    start = front_matter_end(text)
    first = string.find("<", start)
    end = string.rfind(">") + 1
    if first < 0 or end <= first or not BLOCK_TAG.search(string, first):
        return None
    markup = readable(text)[first:end]
    outside = string[start:first].strip() or string[end:].strip(" \t\n")
    return Body(first, end) if not outside and _is_body(markup) else None


def readable(text: Text) -> str:
    """The text with each comment and script replaced by an empty tag of the same length."""
    parts: list[str] = []
    done = 0
    for span in zones(text):
        if text.string[span.start : span.start + 7].lower().startswith(("<!--", "<script", "<style")):
            parts += (text.string[done : span.start], "<wbr".ljust(span.end - span.start - 1) + ">")
            done = span.end
    return "".join((*parts, text.string[done:]))


def _is_body(markup: str) -> bool:
    """Whether tags wrap a text that people read, rather than being set here and there or shown as code."""
    tags = TAG.findall(markup)
    if (
        len(tags) != markup.count("<")
        or not BEGINS.match(markup)
        or TEMPLATE.search(markup)
        or COMPONENT.search(markup)
    ):
        return False
    names = [name.group(1).lower() for tag in tags if (name := NAME.match(tag))]
    blocks = sum(name in PARAGRAPHS or name == "br" for name in names)
    strange = sum(name not in KNOWN for name in names)
    if blocks < BLOCKS or len(names) < len(tags) or strange > STRANGE * len(names):
        return False
    if any(names.count(name) > markup.lower().count(f"</{name}") * 2 for name in RAW & set(names)):
        return False
    read = TAG.sub(" ", markup)
    return not MARKDOWN.search(read) and (
        len(HAN.findall(read)) >= HAN_READ or len(LATIN_WORD.findall(read)) >= WORDS_READ
    )
