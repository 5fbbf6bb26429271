"""Rows of tags: `标签：步道 湖边 城东`, `#步道 #湖边 #城东`, `分类：走路 | 标签：秋天 | 阅读(873)`."""

from __future__ import annotations

import re

from textfix.evidence.articles.page import is_prose
from textfix.evidence.frames.rows import row_of
from textfix.evidence.frames.wording import squeezed
from textfix.tables.lexicons import lexicon

LABEL = re.compile(r"[\s【\[(（◆■●·•★]*([^:：【】\[\]|｜]{2,14}?)\s*[】\]]?\s*[:：]\s*")
ITEMS = re.compile(r"\s*[,，、;；/／|｜]\s*|\s+|#")
HASHTAG = re.compile(r"[#＃][^\s#＃。，：:！？、]{1,24}[#＃]?")
BAR = re.compile(r"\s*[|｜]\s*")
LONGEST, LONGEST_ITEM = 400, 24
#: Labels of the fields beside a tag, which say where an article was put and not who wrote it or when.
FIELDS = frozenset(
    ("分类", "分類", "栏目", "欄目", "所属栏目", "归类", "歸類", "filed under", "category", "categories", "posted in")
)


def is_tag_row(words: str) -> bool:
    """Whether a line is nothing but tags."""
    if len(words) > LONGEST or is_prose(words):
        return False
    return _is_hashtags(words) or _is_labelled(words) or _is_fields(words)


def _is_hashtags(words: str) -> bool:
    tags = HASHTAG.findall(words)
    rest = HASHTAG.sub("", words)
    return len(tags) >= 3 and not re.search(r"\w", rest) and not words.startswith(("# ", "## "))


def _is_labelled(words: str) -> bool:
    label = LABEL.match(words)
    if label is None or squeezed(label.group(1)) not in _labels():
        return False
    items = [item for item in ITEMS.split(words[label.end() :]) if item]
    return bool(items) and all(len(item) <= LONGEST_ITEM for item in items) and not words.endswith(("。", "！", "？"))


def _is_fields(words: str) -> bool:
    """Whether a line is a row of fields, all of them known, and one of tags or of the place in the site among them."""
    cells = [cell for cell in BAR.split(words) if cell]
    if len(cells) < 2:
        return False
    labelled = [bool((label := LABEL.match(cell)) and squeezed(label.group(1)) in _labels() | FIELDS) for cell in cells]
    return any(labelled) and all(known or row_of(cell).whole for known, cell in zip(labelled, cells, strict=True))


def _labels() -> frozenset[str]:
    return frozenset(map(squeezed, lexicon("tag_labels").strong))
