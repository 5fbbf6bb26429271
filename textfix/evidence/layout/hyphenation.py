"""Latin words broken by a hyphen at the end of a line, and whether the whole word has the hyphen.

The word test needs no dictionary: the text itself has the whole word elsewhere, or one half is a syllable that is no word
(`-tion`, `uni-`). The lists are of English affixes, written for this module; other languages have the text's own words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from textfix.core import Text, fact

BREAK = re.compile(
    r"(?<![\w\\/.=_-])(?P<first>[^\W\d_]{2,40})[-\u00ad\u2010][ \t]{0,2}\n(?P<blank>[ \t]{0,4}\n)?[ \t]{0,20}"
    r"(?P<second>[^\W\d_]{2,40})(?![^\W\d_])(?P<rest>[^\s]{0,60})(?P<space> ?)"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WORDS_BEFORE = 1
#: A first half that is a word of its own and at least this long makes a compound, which keeps its hyphen.
WHOLE = 4


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Second halves that are no words: consonants and an ending.
TAIL = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{0,3}(?:[ts]ion(?:s|al|ally|ed|ing)?|cian|ings?|ingly|ed|ers?|est|ly|ment(?:s|al)?|ness|less|[ai]bl[ey]"
    r"|it(?:y|ies)|ical(?:ly)?|ous(?:ly)?|ive(?:ly)?|[ae]nc(?:e|es|y)|[ae]nt(?:s|ly)?|ists?|ism|i[sz](?:e|ed|es|ing)"
    r"|at(?:e|ed|es|ing|ors?)|ful(?:ly)?|ut(?:e|es|ed)|ur(?:e|es|al)|ish(?:ed)?|[aeo]r(?:y|ies)|i(?:es|ed|ans?)|ial(?:ly)?"
    r"|al(?:s|ly)?|ages?|dom|ships?|hood|wards?|logy|tle|ple|ble|dle|gle)"
)
#: What that takes for an ending and is a word.
WORDS = _words(
    "able action age ages ant ate bed being bent best bled bred bring cable cage cent cents chance chant chest "
    "city crate crest cried cure dance date dates dent died dies dish dive done dried drive fable fate fed fence "
    "fish fist five flies fly fried gate gates give glance glory grant guest hate hence her hive inn king kings "
    "lance late led lent less lied lies list lists live lives lure mate mission mist nation nest over page pages "
    "pal pence per pest pies pity plant plants plate ply prism prize pure quest rage rate rates ration red rent "
    "rest ring rings rise rises sage scent sent shall shed ship ships sing size sized skate skies slant slate "
    "sled sly sped spent spring stable stage stages state states station story string strive sure swing table "
    "tall tent tents test thence thing things tied ties tried tries twist vary vent very vest wage wages want "
    "wants ward wards went west whence wing wings wise wish wrest wrist"
)
#: First halves that are no words and take no hyphen.
HEAD = _words(
    "ab abso ac ad ae af afford al ap appro ar aus av bal bor bot cer chil chur col com con cor coun cus dan de "
    "dem dif dis ef em en es fam feb fer fif fig fol gath gen gov hap hos hun hus im impor impos inc infor inter "
    "intro jan jus lan lis lit manu mem min mor nec neigh num nur ob oc oct peo pic pil pol por pos prac pre pres "
    "prin pro prob pub pur quar ques quic re rec ref rel rela rem repre req res resi ret rev sched sci sel sen "
    "sep ser sev shel sig sil sim sol som sor spe stan stu sub suc sud suf sug sup sur sus sys tele tem ter tes "
    "tra trans tri trou tues tur twen un uni val var veg ver vic vil vir vis vol wea wednes wel wil wo"
)
#: English words do not end like this, but for some that are listed.
NO_END = re.compile(r"[^\W\d_]*(?:[^\W\d_e]a|[^\W\d_][iuv]|[bcdfgkptv][rl])")
ENDS = _words(
    "alpha anti area beta camera china data drama era extra gamma idea india maxi media mega menu mini multi "
    "opera pizza quasi quota semi ski sofa taxi tofu tuba ultra via villa visa you"
)
#: A short first half whose last consonant is doubled by the second is a syllable: `com-mon`, `lad-ders`.
SYLLABLE = 4
#: First halves that grow together with the second.
FUSED = _words(
    "after any back be down every for fore her him how it my no out over some them there to under up when where "
    "with your"
)
#: First halves that keep their hyphen.
COMPOUND = _words(
    "all anti brother co cross daughter double eighty eleven ex far fast father fifty first five forty four free "
    "full half hard high ill large left long low mother new nine ninety non north old one open part post quasi "
    "real right second self semi seven seventy short single sister six sixty small so son south ten third thirty "
    "three twenty two vice well world"
)

#: These keep it, too: `newly-made`. A word cut behind such letters is a `paraly-sis` or has `poly-` before it.
ADVERB = re.compile(r"[^\W\d_]{2,}(?<![ao])ly")


class Break(NamedTuple):
    """A broken word: its place, its halves, what follows them, and how it is put together again."""

    start: int  #: behind the first half
    end: int  #: behind what follows the second half up to the next blank, and that blank
    first: str
    second: str
    rest: str
    space: bool  #: whether a word follows on the second line
    apart: bool  #: whether a blank line stands between
    hyphen: str
    confirmed: bool

    @property
    def whole(self) -> str:
        """What comes behind the first half when the word is whole."""
        return f"{self.hyphen}{self.second}{self.rest}"


@fact
def breaks(text: Text) -> tuple[Break, ...]:
    """The broken words of a text."""
    string = text.string
    cuts = [cut for cut in BREAK.finditer(string) if cut["second"].islower() and _among_words(string, cut.start())]
    if not cuts:
        return ()
    known = {word.lower() for word in WORD.findall(BREAK.sub(" ", string))}
    return tuple(_broken(cut, known) for cut in cuts)


def _among_words(string: str, position: int) -> bool:
    """Whether words stand before it on its line, more of them on an indented one, which may be code."""
    line_start = string.rfind("\n", max(0, position - 200), position) + 1
    line = string[max(line_start, position - 200) : position]
    return len(WORD.findall(line)) >= WORDS_BEFORE * (3 if line.startswith(("    ", "\t")) else 1)


def _broken(cut: re.Match[str], known: set[str]) -> Break:
    hyphen, confirmed = _join(cut["first"].lower(), cut["second"], cut["rest"], known)
    if cut["first"].isupper():
        hyphen = "-"  # an abbreviation and its compound: `ASCII-based`
    return Break(
        cut.end("first"),
        cut.end(),
        cut["first"],
        cut["second"],
        cut["rest"],
        space=bool(cut["space"]),
        apart=cut["blank"] is not None,
        hyphen=hyphen,
        confirmed=confirmed,
    )


def _join(first: str, second: str, rest: str, known: set[str]) -> tuple[str, bool]:
    """The hyphen of the whole word, if it has one, and whether that is certain."""
    if first + second in known:
        return "", True
    if rest.startswith("-") or f"{first}-{second}" in known:
        return "-", True
    if TAIL.fullmatch(second) and second not in WORDS:
        return "", True
    if first in COMPOUND or second in ("and", "or", "to") or ADVERB.fullmatch(first):
        return "-", False
    doubled = len(first) <= SYLLABLE and first[-1] == second[0] and second[0] not in "aeiou"
    if first in HEAD or doubled or (NO_END.fullmatch(first) and first not in ENDS and first.isascii()):
        return "", True
    compound = first in known and first not in FUSED and (len(first) >= WHOLE or second in known)
    return "-" if compound else "", False
