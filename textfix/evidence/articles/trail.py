"""Trails of links that say where in its site a page stands: `湖城网>>新闻频道>>要闻`."""

from __future__ import annotations

import re

from textfix.evidence.frames.site_voice import site_voice
from textfix.tables.lexicons import lexicon

JOINT = re.compile(r"[ \t\u3000\xa0]*(?:>{1,3}|＞{1,3}|»|›|→|-->|->)[ \t\u3000\xa0]*")
LABEL = re.compile(r"[ \t\u3000\xa0【\[]*([^:：>＞]{2,24})[ \t\u3000\xa0】\]]*[:：][ \t\u3000\xa0]*")
#: What joins the parts as well, where a label or the front page says what the line is.
LOOSE = re.compile(r"\s*[-–—/|｜·:：\\]+\s*|\s+")
LONGEST, LONGEST_PART, LONGEST_LOOSE = 200, 30, 80
MOST_PARTS = 8
FRONT_VOICE = 0.4
#: The front page, with which a trail begins.
FRONT = ("首页", "首頁", "网站首页", "網站首頁", "主页", "主頁", "home")
MARKS = re.compile(r"[。！？!?；;，,=(){}\"“”`|$*]")


def trail(words: str) -> list[str]:
    """The parts of a trail; none where a line is no trail."""
    if not 3 <= len(words) <= LONGEST:
        return []
    announced = False
    if (label := LABEL.match(words)) and label.group(1).strip(" 【[").lower() in lexicon("position").strong:
        announced, words = True, words[label.end() :]
    if announced and not JOINT.search(words):
        parts = [part for part in LOOSE.split(words) if part]
        return parts if len(parts) >= 2 and not MARKS.search(words) and len(words) <= LONGEST_LOOSE else []
    parts = [part for part in (part.strip("【】[] \t\u3000\xa0") for part in JOINT.split(words)) if part]
    if not JOINT.search(words):
        return _from_the_front(words)
    if not JOINT.search(words) or not parts or any(len(part) > LONGEST_PART for part in parts) or words[:1] in "-=<>":
        return []
    if announced:
        return parts
    places = [part for part in parts if _is_section(part)]
    double = ">>" in words or "＞＞" in words or "»" in words
    whole = _is_section(parts[0]) or parts[-1] in lexicon("sections").strong
    return parts if len(parts) >= 2 and places and (double or whole) and not MARKS.search(words) else []


#: What parts the steps of a path, with a blank on one side at least where it is a mark of comparison too.
STEP = re.compile(r"\s*-+[>＞]\s*|\s*[»›«‹→]+\s*|\s+[>＞]+\s*|[>＞]{2,}|＞|\s[/／]\s")
FEWEST_STEPS, LONGEST_STEP, LONGEST_PATH = 3, 32, 140


def path(words: str) -> list[str]:
    """The steps of a line that leads down into a site by its shape alone: short names between arrows."""
    if not 5 <= len(words) <= LONGEST_PATH or words[:1] in "-=<>|#*" or re.search(r"[。！；;=(){}$`\"“”]", words):
        return []
    steps = [step.strip() for step in STEP.split(words) if step.strip()]
    if len(steps) < FEWEST_STEPS or any(len(step) > LONGEST_STEP for step in steps):
        return []
    if "/" in words and not re.search("[»›«‹→>＞]", words):
        first = steps[0].lower()
        return steps if first.endswith(FRONT) or site_voice(first) >= FRONT_VOICE else []
    return steps


def _is_section(part: str) -> bool:
    sections = lexicon("sections").strong
    low = part.lower()
    return low in sections or (len(part) >= 3 and any(f"-{low[-size:]}" in sections for size in range(1, 5)))


def _from_the_front(words: str) -> list[str]:
    """The parts of a trail with other joints, which begins with the front page: `首页 - 公告 - 正文`."""
    parts = [part for part in LOOSE.split(words) if part]
    if len(words) > LONGEST_LOOSE or MARKS.search(words) or not re.search(r"[-–—/·\\]", words):
        return []
    return parts if 2 <= len(parts) <= MOST_PARTS and parts[0].lower() in FRONT else []
