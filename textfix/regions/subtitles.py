"""What is said in subtitles and lyrics; numbers, timings, tags and headers are left alone."""

from __future__ import annotations

import re

#: Lines that hold no text, and the head of those that hold it behind a timing or other fields.
NO_TEXT = re.compile(
    r"[ \t]*(?:\d+[ \t]*$|[^\n]{0,40}-->|WEBVTT|NOTE\b|STYLE\b|REGION\b|\[[A-Za-z][^\]\n]{0,40}\][ \t]*$|Format:|Style:)"
)
HEAD = re.compile(r"(?:Dialogue|Comment):(?:[^,\n]{0,200},){9}|(?:\[[\d:.]{1,12}\])+|\[[a-z]{1,8}:[^\]\n]{0,200}\]")
TAG = re.compile(r"\{[^{}\n]{0,300}\}|</?[A-Za-z][^<>\n]{0,100}>|<[\d:.]{1,12}>|\\[NnhH]")


def touchable(string: str, path: str) -> list[tuple[int, int]] | None:
    """The text of each line, in pieces between its tags."""
    del path
    found: list[tuple[int, int]] = []
    offset = 0
    for line in string.split("\n"):
        start, offset = offset, offset + len(line) + 1
        if NO_TEXT.match(line):
            continue
        head = HEAD.match(line)
        position = head.end() if head else 0
        for tag in TAG.finditer(line, position):
            found.append((start + position, start + tag.start()))
            position = tag.end()
        found.append((start + position, start + len(line)))
    return found
