"""What text looks like that was read in a wrong encoding: one pattern for each reader, for the first look.

A pattern names characters that stand side by side in nearly every such line and hardly ever in sound text. It decides
nothing; it tells which lines are worth unreading. RE2 and Python's `re` take the same patterns.
"""

from __future__ import annotations

import re
from functools import cache

from textfix.evidence.mojibake.cells import character_of

_CONTINUATION = range(0x80, 0xC0)
_ASIAN_LEADS = (*range(0xE3, 0xEA), 0xEF)  #: lead bytes of punctuation, kana, Han and full-width forms in UTF-8
_HANGUL_LEADS = range(0xEA, 0xEE)
_ORDINARY = "錄飲飯鐘來閱褰"  #: common in sound text and hardly ever part of a damaged one


def _members(codec: str, leads: range | tuple[int, ...], trails: range | tuple[int, ...]) -> str:
    """A character class of all but kana that a codec reads from these pairs of bytes."""
    found = set()
    for lead in leads:
        for trail in trails:
            character = character_of(bytes((lead, trail)), codec)
            if character and not "\u3040" <= character <= "\u30ff" and character not in _ORDINARY:
                found.add(character)
    return "[" + "".join(sorted(found)) + "]"


def _utf8(codec: str) -> str:
    """UTF-8 in pairs of bytes: a lead and its next byte are one character, the rest goes with the next lead."""
    ends = tuple(range(0x81, 0xC0))
    first = _members(codec, _ASIAN_LEADS, _CONTINUATION)
    asian = f"{first}{_members(codec, ends, (0xE2, *_ASIAN_LEADS))}|{first}€"
    korean = _members(codec, _HANGUL_LEADS, _CONTINUATION) + _members(codec, ends, tuple(_HANGUL_LEADS))
    return f"{asian}|{korean}"


def _simplified_only() -> str:
    """Characters of GB2312 that no Japanese text holds."""
    codes = (bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    characters = (code.decode("gb2312", "ignore") for code in codes)
    return "[" + "".join(character for character in characters if not character.encode("cp932", "ignore")) + "]"


_HAN = "[一-鿿]"
_KANA = "[ぁ-ヶー]"
_FOREIGN_HAN = _simplified_only()
_PRIVATE = "[\ue000-\ue765]"
#: What GBK makes of the 300 commonest kanji in EUC-JP, as far as Japanese hardly ever uses it.
_COMMON_KANJI_AS_GBK = (
    "[乖侍侯俐倡傅儡兜剩厦叫呵咐哈唆啼喇嘲圭塑填夸妄妥姜孟尸峡峻崔庚弄徊怠恃恕悸惟惧慨戎戮拉据摧攫斧机李柑柴梦梧橙欧毋"
    "沮洛浩澄澎灌炳煌燎爬牲狠猴琅琵瑚瓢瓷甜疥痰眷磅磊祁稍窃窗笆箕簇粕糠网羹翁肋芭芹苞苹菇蝗豺貉跋跟逞鄂霹黎鼎]"
)

GBK = "|".join(
    (
        _utf8("gb18030"),
        _members("gb18030", (0xD0, 0xD1), _CONTINUATION) * 3,  # Cyrillic in UTF-8
        "[鈥銆锛][?\ufffd \"'\n]|鈥",
        f"[琌硂穝璶]|[ノぃㄤㄏ]{_HAN}|{_PRIVATE}[一-鿿\ue000-\ue765]",  # Big5
        "[偺偼傪偑偲偰偨偡傞偟偄偵][偁-傫僁-儞丄丅乕]|丄|丅|乕",  # Shift_JIS
        f"{_KANA}{_FOREIGN_HAN}|{_FOREIGN_HAN}{_KANA}|{_KANA}{_COMMON_KANJI_AS_GBK}|{_COMMON_KANJI_AS_GBK}{_KANA}|〖",  # EUC-JP
        f"[绰俊阑甫狼绊捞肺篮窍瘤聪][ .,]{_HAN}?|促\\.",  # EUC-KR
    )
)
BIG5 = "|".join(
    (
        _utf8("cp950"),
        f"[岆婓衄賸珨腔][一-鿿ㄛ﹝﹜ㄗㄩ]|{_HAN}[ㄛ﹝ㄩˋㄗ]|ㄘ[﹝ㄛ]|妦繫|巠磁",  # GBK
        "[及毛卞互][允引]口",  # EUC-JP
        "[棻縑擎擊蒂曖][ .][一-鿿]",  # EUC-KR
    )
)
SHIFT_JIS = "[一-鿿][｡-ﾟ]|[｡-ﾟ][一-鿿]|[縺繧繝荳譁]|[｡-ﾟ][A-Z@\\[-`][｡-ﾟ]"
KOREAN = "|".join(
    (_utf8("cp949"), "[一-鿿][가-힣][一-鿿]|[가-힣][一-鿿][가-힣]", "[궻궼궕궖궢궥궫궲궳궴귩귡][一-鿿궀-긿]")
)
_LATIN = "\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd"
WESTERN = f"[¡-¶¸-ÿ‚ƒ\x81-\x83Œœ][{_LATIN}][¡-¶¸-ÿ‚ƒ„…€ˆ\x81-\x8f]|[‚ƒ\x81-\x83][A-Za-z\\[\\]{_LATIN}][‚ƒ\x81-\x83]"
_APPLE = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\N{NO-BREAK SPACE}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰Â"
MACINTOSH = f"[ÂÊÁËÈÔ„‰][{_APPLE}][{_APPLE}]|[–—][{_APPLE}][–—]|[{_APPLE}][{_APPLE}][ÂÊÁËÈÍÎÏÌÓÔÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ]"
_SIGNS = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—˜™љ›њќћџЎўЈ¤Ґ¦§Є¬\N{SOFT HYPHEN}®Ї°±Ііґµ¶·№є»јЅѕї\N{NO-BREAK SPACE}\x98"
_DOS_SIGNS = "ЎўЈ¤Ґ¦§Ё©Є«¬\N{SOFT HYPHEN}®Ї\N{NO-BREAK SPACE}"
_SWAPPED = "[а-я][А-Я][А-Я]|[А-Я][А-Я][А-Я][А-Я][А-Я]"  #: KOI8-R and Windows-1251 through each other change case
CYRILLIC = "|".join(
    (
        f"[РСТГВ][{_SIGNS}\ufffd]|[гдежзийк][{_SIGNS}А-Я]",  # UTF-8
        f"[{_DOS_SIGNS}][{_DOS_SIGNS}а-п][{_DOS_SIGNS}]",  # CP866
        f"[А-я][{_SIGNS}][А-я]",  # GBK
        _SWAPPED,
    )
)
_BOXES = "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥⌡°²·÷═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬©"
KOI8 = f"{_SWAPPED}|[А-Я][{_BOXES}][{_BOXES}А-Я]|[а-я][{_BOXES}][а-яА-Я{_BOXES}]"
DOS = f"[╨╤][А-я{_BOXES}]|[фхцчшщ][А-Я░▒▓]|[а-я][{_BOXES}][а-яА-Я]|[{_BOXES}][ЁёЄєЇїЎў]"

#: Letters of alphabets that never meet in a word.
UNICODE = "[\u0500-\u058f\u0700-\u07ff][\u0100-\u04ff]|[\u0100-\u04ff][\u0500-\u058f\u0700-\u07ff]"

OF = {
    "GBK": GBK,
    "Big5": BIG5,
    "Shift_JIS": SHIFT_JIS,
    "EUC-KR": KOREAN,
    "Windows-1252": WESTERN,
    "MacRoman": MACINTOSH,
    "Windows-1251": CYRILLIC,
    "KOI8-R": KOI8,
    "CP866": DOS,
    "UTF-8": UNICODE,
}
TRIGGER = "|".join(dict.fromkeys(OF.values()))

#: What the lead byte of a UTF-8 sequence and the byte behind it become, by the encoding they were read in.
_UTF8_WINDOWS = "[Â-ô][\N{PADDING CHARACTER}-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\N{REPLACEMENT CHARACTER}]|[ÃÂ][ ?]|â€|п¬"
_UTF8_CENTRAL = (
    "[ĂĐÂâŘŮÄĹ×ŕá][\N{NO-BREAK SPACE}-¿‘’“”„†‡•–—…™©®€‹›ŚśŤťŹźˇ˘ŁłĄąŞşĽ˝ľŻż˛ĞğŠŽšž\N{REPLACEMENT CHARACTER}]"
)
_UTF8_MACINTOSH = "[√¬‚„‰ÂÊÁËÈŒœƒ≈◊][ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…]"
_UTF8_CYRILLIC = "[РСВГвгТУ][ЂЃѓ†‡€‰Љ‹ЊЌЋЏђ‘™љ›њќћџЎўЈ¤Ґ¦§Ё©Є¬®Ї°±Ііґµ¶·єјЅѕї\N{SOFT HYPHEN}]"
_UTF8_DOS = "[Γ├┬πΣσµτΦΘ╬╨╤─┼ß][ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐]"
_CONTROL = "[\N{PADDING CHARACTER}-\N{APPLICATION PROGRAM COMMAND}]"
UTF8_AS_WESTERN = f"{_UTF8_WINDOWS}|{_UTF8_CENTRAL}|{_UTF8_MACINTOSH}|{_UTF8_CYRILLIC}|{_UTF8_DOS}|{_CONTROL}"


@cache
def pattern(of: str) -> re.Pattern[str]:
    """One of these patterns for `re`, compiled when it is needed: that takes long."""
    return re.compile(of)
