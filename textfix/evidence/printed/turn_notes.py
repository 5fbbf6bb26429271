"""Notes of a printed page that say where an article goes on or comes from: `（下转第二版）`, `See OYSTERS, page 8A`."""

from __future__ import annotations

import re

LONGEST = 70
NUMBER = r"(?:[A-DＡ-Ｄ]?\d{1,3}|[一二三四五六七八九十]{1,3}|[上下前后後][一]?)"
#: In brackets, also at the end of a paragraph.
TURN = re.compile(
    rf"[（(【\[][ ]?(?:本?文|全文|[内內]文)?(?:[紧緊]?[上下]?[接转轉][ ]?(?:自|到|至)?[ ]?第?[ ]?{NUMBER}[ ]?[版页頁][^（）()\n]{{0,12}})[）)】\]]"
)
#: On a line of its own.
BARE = re.compile(
    rf"[▶►→※◆●■>＞\s]*(?:(?:本?文|全文)?[紧緊]?(?:[上下][接转轉]|[接转轉])[ ]?(?:自|到|至)?[ ]?第?[ ]?{NUMBER}[ ]?[版页頁].{{0,12}}"
    rf"|[（(【\[]?(?:相[关關])?(?:[报報][道導])?(?:[详詳])?[见見刊][ ]?第?[ ]?{NUMBER}[ ]?[版页頁][）)】\]]?)[◀◄←\s]*"
)
#: What a text says, too, when it sends its reader elsewhere.
PLAIN = re.compile(
    r"\W*(?:(?:please )?(?:see|turn to|jump to|from)(?: on)?\s(?:page|p\b|[A-F]?\d)|[（(【\[]?(?:相[关關])?(?:[报報][道導])?(?:[详詳])?[见見刊])",
    re.IGNORECASE,
)
PAGE = r"(?:(?:page|p\.|pg\.?)\s?[A-F]?-?\d{1,3}[A-F]?|[A-F]-?\d{1,2}|\d{1,2}[A-F]|(?:the )?(?:next|previous|front|back|last|opposite|facing) page|page (?:one|two|three|four))"
ENGLISH = re.compile(
    rf"[\s►▶»•*←→➔➤\[(]*(?:(?:story |article |report )?(?:continued|cont['’.]?d?\.?|continues)(?: from| on| to|,|:)?\s?(?:{PAGE}|overleaf)"
    rf"|(?:please )?(?:see|turn to|jump to)(?: (?P<name>[A-Z][A-Za-z '’&-]{{1,30}}?))?,?\s(?:on )?{PAGE}"
    rf"|(?:(?P<from>[A-Z][A-Za-z '’&-]{{1,30}}?)[,:]? )?from {PAGE})[\s»◄←→➔➤\])]*",
    re.IGNORECASE,
)


def is_turn_note(stripped: str) -> bool:
    """Whether a line is nothing but such a note."""
    if len(stripped) > LONGEST:
        return False
    return bool(TURN.fullmatch(stripped) or BARE.fullmatch(stripped) or _english(stripped))


def is_sure_note(stripped: str) -> bool:
    """Whether such a line can be nothing else; `see page 4` is also said in a text."""
    return is_turn_note(stripped) and not PLAIN.match(stripped)


def catchword(stripped: str) -> str:
    """The word under which an article goes on, in capitals; empty where the note names none."""
    found = _english(stripped) if len(stripped) <= LONGEST else None
    return next((group.upper() for group in found.groups() if group), "") if found else ""


def _english(stripped: str) -> re.Match[str] | None:
    """A note in English; its catchword is in capitals."""
    found = ENGLISH.fullmatch(stripped)
    word = next((group for group in found.groups() if group), "") if found else ""
    return found if found and word == word.upper() else None
