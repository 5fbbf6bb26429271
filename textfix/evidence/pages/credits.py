"""Lines below an article that say who made it, a trade at the paper and a name, and where it was printed first."""

from __future__ import annotations

import re

#: A writer of the house, who signs by the office.
OFFICE = re.compile(
    r"[（(—－-]{0,2}[\u4e00-\u9fff]{0,8}(?:特[约約])?(?:评论员|評論員|特派[记記]者|[编編][辑輯]部|[编編]委[会會]|主[笔筆])(?:[\s　][\u4e00-\u9fff]{2,4}){0,3}[)）]?"
)
CREW = re.compile(
    r"(?:[责責]任)?(?:[编編][辑輯]|校[对對]|版式|排版|美[编編]|[摄攝]影|[记記]者|[撰图圖]?文[字案]?|[图圖]片?|[插绘繪][图圖畫画]|[设設][计計]|[审審][核校]|[监監][制製]|策[划劃])"
    r"(?:\s+|\s?[/／|｜丨]\s?)\S{2,6}(?:\s+\S{2,4})*$"
)
#: Where a text stood before: `原載於《石階》`.
PRINTED = re.compile(
    r"[（(【\[]?(?:本文|原文|此文|文章|全文)?(?:原[载載]|原刊|首[发發]|[选選]自|摘自|[节節][选選]自|刊[于於登载載])[于於自]?\s?[^，。]{0,12}《[^》]{1,40}》.{0,40}"
)
#: A field of a record with its date, and a date alone, which has the name of a month as archives do.
DATED_FIELD = re.compile(
    r"【[^【】]{2,10}】\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d"
    r"|[发發][表布佈][于於]\s?[:：]?\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
)
