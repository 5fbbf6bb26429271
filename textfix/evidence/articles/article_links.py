"""Links to the articles before and after one: `上一篇：…`, `下一篇：…`, `« The lake path`."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"[\s【\[(（<«‹←·•*]*(?:[上下前后後]一?[篇条條页頁则則章](?:文章|新[闻聞]|信息)?|[上下]一[个個款件](?:[产產]品|商品|[案]例|[项項]目|作品)?"
    r"|[Pp]revious(?: [Pp]ost| [Aa]rticle)?|[Nn]ext(?: [Pp]ost| [Aa]rticle)?)"
    r"\s*[】\])）]?\s*(?:[:：>»›→]|$|(?=没有|沒有|无$|無$))"
)
#: The same with a blank before the title.
BLANK = re.compile(r"[上下][一]?[篇则則]\s{1,3}\S.{3,60}")
ROW = re.compile(
    r"(?:[\[【]?[上下前后後]一?(?:篇|条|條|页|頁|则|則|章|个|個|主题|主題|张|張|版|期)[\]】]?[\s|｜/·]*){2,6}"
)
LONGEST = 160


def is_article_link(words: str) -> bool:
    """Whether a line is such a link, or a row of them."""
    if not 2 <= len(words) <= LONGEST or words.endswith(("。", "？", "！")):
        return False
    return bool(LABEL.match(words) or ROW.fullmatch(words) or BLANK.fullmatch(words))


def is_arrowed_pair(first: str, second: str) -> bool:
    """Whether two lines are the older and the newer article, with arrows that point outwards."""
    return (
        max(len(first), len(second)) <= LONGEST
        and first.startswith(("«", "←", "‹", "<<", "⟵"))
        and second.endswith(("»", "→", "›", ">>", "⟶"))
    )
