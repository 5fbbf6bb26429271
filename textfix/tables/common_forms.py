"""The commonest characters that only one of the two Chinese scripts has: a text without any of them is not in it."""

from __future__ import annotations

TRADITIONAL = (
    "國為這來個會時學們對後於發過長業經動區進門產種軍還開兩實機現當與體內從沒說説關麼員將東無見間頭場戰點"
    "務問應數樣級萬資氣漢總電統義聲處裏設馬兒別報導張書權決稱給華術裡計話議變隊領師條組結縣聽規運達題風傳"
    "卻強濟職號記論選類黃黨備專帶廣據線聯舉認質車農邊陽難單適僅"
)
SIMPLIFIED = (
    "国这来个会时学们对发说过长业经动区进门产军还开两实现从关员将东无见间头场战务问应数样级资汉总统义声处设马别报导张书权决称"
    "给华术计话议变队领师条组结县规运达题风传"
)
