"""What text looks like that was read in a wrong encoding: one pattern for each reader, for the first look.

A pattern names characters that stand side by side in nearly every such line and hardly ever in sound text. It decides
nothing; it tells which lines are worth unreading. RE2 and Python's `re` take the same patterns.
"""

from __future__ import annotations

_CONTINUATION = range(0x80, 0xC0)
_ASIAN_LEADS = (*range(0xE3, 0xEA), 0xEF)  #: lead bytes of punctuation, kana, Han and full-width forms in UTF-8
_HANGUL_LEADS = range(0xEA, 0xEE)
_HIGH = "\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd"


def _members(codec: str, leads: range | tuple[int, ...], trails: range | tuple[int, ...]) -> str:
    """A character class of all that a codec reads from these pairs of bytes."""
    found = set()
    for lead in leads:
        for trail in trails:
            character = bytes((lead, trail)).decode(codec, "ignore")
            if len(character) == 1 and character > "\u00ff":
                found.add(character)
    return "[" + "".join(sorted(found)) + "]"


def _utf8(codec: str) -> str:
    """UTF-8 in pairs of bytes: a lead and its next byte are one character, the rest goes with the next lead."""
    ends = tuple(range(0x81, 0xC0))
    asian = _members(codec, _ASIAN_LEADS, _CONTINUATION) + _members(codec, ends, (0xE2, *_ASIAN_LEADS))
    korean = _members(codec, _HANGUL_LEADS, _CONTINUATION) + _members(codec, ends, tuple(_HANGUL_LEADS))
    return f"{asian}|{korean}"


_CYRILLIC_AS_GBK = _members("gb18030", (0xD0, 0xD1), _CONTINUATION) * 3
_HAN = "[一-鿿]"
_KANA = "[ぁ-ん]"

GBK = "|".join(
    (
        _utf8("gb18030"),
        _CYRILLIC_AS_GBK,
        "[鈥銆锛][?\ufffd \"'\n]",
        "[琌瓣硂笆穝]|[ノぃいㄤㄏ]" + _HAN,  # Big5
        "[偺偼傪偑偲偰偨偡傞偟偄偵][偁-傫僁-儞丄丅乕]|丄|丅|乕",  # Shift_JIS
        _KANA + "[柒婶泣票粕贪蜗钎垛陵瘫毕涟剧][一-鿿ぁ-ん]|[瓢误科呈][ぁ-ん]",  # EUC-JP
        "[绰俊阑甫狼绊捞肺篮窍瘤啊促][ .,]" + _HAN,  # EUC-KR
    )
)
BIG5 = "|".join(
    (
        _utf8("cp950"),
        "[腔岆婓衄祥賸笢峈跺珨蚚][一-鿿ㄛ﹝﹜ㄗㄩ]|" + _HAN + "[ㄛ﹝ㄩ]",  # GBK
        "[仄卞匹毛凶氾][ﾉ-ﾝ一-鿿]﹜|[及毛卞互][允引]",  # EUC-JP
        "[棻縑朝陛擎蝗擊蒂曖][ .]",  # EUC-KR
    )
)
SHIFT_JIS = "|".join((_utf8("cp932"), "[ｦ-ﾟ][｡-ﾟ一-鿿A-Za-z@][｡-ﾟ一-鿿]", "[縺繧繝荳譁]"))
KOREAN = "|".join((_utf8("cp949"), "[一-鿿][가-힣][一-鿿]|[가-힣][一-鿿][가-힣]", "[궻궼궕궖궢궥궫궲궳궴귩귡][一-鿿궀-긿]"))
WESTERN = f"[¡-ÿ‚ƒ\x81-\x83Œœ][{_HIGH}][¡-ÿ‚ƒ„…€ˆ\x81-\x8f]|[‚ƒ\x81-\x83][A-Za-z\\[\\]{_HIGH}][‚ƒ\x81-\x83]"
MACINTOSH = "[ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘–—][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\N{NO-BREAK SPACE}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰Â]"
_SIGNS = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—˜™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬\N{SOFT HYPHEN}®Ї°±Ііґµ¶·ё№є»јЅѕї\N{NO-BREAK SPACE}\x98"
_DOS_SIGNS = "ЎўЈ¤Ґ¦§Ё©Є«¬\N{SOFT HYPHEN}®Ї\N{NO-BREAK SPACE}"
CYRILLIC = "|".join(
    (
        f"[РСТГВ][{_SIGNS}\ufffd][РСТГВ]|[гдежзийкп][{_SIGNS}А-Я]",  # UTF-8
        f"[{_DOS_SIGNS}][{_DOS_SIGNS}а-п][{_DOS_SIGNS}]",  # CP866
        f"[А-я][{_SIGNS}][А-я]",  # GBK
        "[а-я][А-Я]|[А-Я][А-Я][А-Я]",  # KOI8-R and Windows-1251 through each other
    )
)
KOI8 = "|".join(("[а-я][А-Я]|[А-Я][А-Я][А-Я]", "[пяБ][─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©]"))
DOS = "[╨╤][\u0400-\u04ff░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀]|[фхцч][\u0410-\u044f░▒▓│┤╡╢╖╕╣║╗╝╜╛┐]|[ёЁЄєЇїЎў°∙·√№¤■]"
