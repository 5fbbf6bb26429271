"""Which Han characters stand in a Japanese word, as a form beside them tells that no Chinese writes."""

from __future__ import annotations

import re

#: Forms that Japan has had since 1946 and that nobody writes in Chinese, not even as variants.
FORMS = (
    "亜悪圧囲壱栄営駅円応桜穏仮価絵拡覚楽陥勧歓観関帰気犠拠挙暁駆渓経継蛍軽鶏撃県倹剣圏検権険顕験厳広鉱済砕斎剤雑桟歯児実釈収"
    "従渋獣縦粛処奨焼剰壌嬢浄畳譲醸図粋酔髄瀬斉摂戦銭捜挿巣総聡臓続対帯滝択沢単団弾遅鋳庁逓鉄転闘読弐悩脳覇廃拝売発抜払仏塀変"
    "辺満戻薬訳揺様頼覧竜両猟霊齢暦錬労"
)
FORM = re.compile(f"[{FORMS}]")
NEAR = 5  #: code points to each side, in one run of Han characters
RUN = re.compile("[々\u4e00-\u9fff]*")


def in_japanese_word(string: str, at: int) -> bool:
    """Whether a Japanese form stands near, with nothing but Han characters between."""
    before = RUN.match(string[max(0, at - NEAR) : at][::-1])
    behind = RUN.match(string, at + 1, at + 1 + NEAR)
    return any(run and FORM.search(run.group()) for run in (before, behind))
