"""A character left as it is in Simplified Chinese, in a text that was converted to Traditional Chinese.

What it finds:
    Characters that both scripts have but for different words (干 后 系 于 并 斗 …), where the phrase around them says
    that the other word was meant: 干部 for 幹部, 關于 for 關於, 聯系 for 聯繫. 并 as a conjunction, for 並. Characters
    that Traditional Chinese hardly uses for themselves (几 确 极 …). At full also 后, 里, 于 and, in spoken Cantonese,
    系 standing alone, and texts too short to tell their script; where a whole text is converted that way, 后 and 并. Where no other
    character was left standing, the repaired word must be a common one: two words may meet there (長子繼承|制).

Why it is damage:
    Converters that work character by character leave these alone, since one Simplified character stands for several
    Traditional ones. 干部 then says "dry section". The other characters of the text are Traditional already.

Stays silent on:
    The same character in its own right (皇后, 若干, 系統, 斗笠), a phrase that another word crosses (若干部門), what
    writers use side by side (台臺, 群羣, 征程, 了解, 匯報, 裡裏, 景致, 系數), lines that speak of characters, quoted
    Simplified words and paragraphs, Japanese words and lines, poems and classical Chinese. A character that people are
    named with (于 余 范), where the text mostly writes the right one: unless no name can hold the word (示范, 輕松), it
    is repaired at full only, as are words that are somebody's term (系結), those in a short quotation that nothing else
    shows to be Traditional (「修复」) and a single slip in a text of a sentence or two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.prose_script import ScriptProfile, script_profile
from textfix.evidence.script.lone_slips import almost_certain, likely
from textfix.evidence.script.slip_doubts import Doubts
from textfix.evidence.script.slips import conjunctions, phrase_slips
from textfix.evidence.script.traditional_lines import in_traditional_lines
from textfix.tables.ambiguous import AMBIGUOUS
from textfix.tables.common_forms import TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE_OF_THEM = re.compile(f"[{TRADITIONAL}]")
MARKS = "，。、；？！"
LINES, LONGEST_WORD = 12, 7  #: lines of a list, of which at most one in so many has a mark, and characters of each
#: Regional spellings of one character; the text's own is taken.
REGIONAL = {"裡": "裏", "麵": "麪"}


def find(text: Text) -> Iterator[Finding]:
    string = text.string
    if not ONE_OF_THEM.search(string):
        return
    script = script_profile(text)
    if script.is_classical or not (script.is_traditional or _hardly_simplified(script)):
        return
    sure = {slip.at: slip for slip in almost_certain(string)}
    phrases = {slip.at: slip for slip in (*conjunctions(string), *phrase_slips(string))}
    certain = {slip.at: slip for slip in in_traditional_lines(text, (phrases | sure).values())}
    guessed = {slip.at: slip for slip in in_traditional_lines(text, likely(string)) if slip.at not in certain}
    doubts = Doubts(string, certain)
    listed = is_word_list(string)
    spelling = {meant: max(meant, other, key=string.count) for meant, other in REGIONAL.items()}
    for at, slip in sorted((certain | guessed).items()):
        if at not in sure and doubts.is_person(at):
            continue
        character, meant = string[at], spelling.get(slip.meant, slip.meant)
        named = at in certain and at not in sure and doubts.is_name(at)
        odd = named or doubts.is_habit(slip) or doubts.is_odd(at)
        guess = doubts.is_guess(at) if at in guessed else odd
        thin = not script.is_traditional and not (at in sure and ONE_OF_THEM.search(string, max(0, at - 2), at + 3))
        level = Level.FULL if guess or thin or listed or doubts.is_alone(script.traditional) else None
        yield Finding(at, at + 1, f"{character} in {slip.phrase} stands for {meant}", meant, level)


def is_word_list(string: str) -> bool:
    """Whether a text is words one below the other and no running text: lists of both scripts have each word in both."""
    lines = string.count("\n") + 1
    marks = sum(map(string.count, MARKS))
    return lines >= LINES and marks * LINES < lines and len(string) < LONGEST_WORD * lines


def _hardly_simplified(script: ScriptProfile) -> bool:
    """Whether a short text is Traditional as far as can be told; a guess, and so are the repairs in it."""
    return script.traditional > 0 and not (script.simplified or script.kana or script.hangul)


RULE = Rule(
    name="script/slips",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=(f"[{TRADITIONAL}]", f"[{AMBIGUOUS}]"),
    find=find,
    damaged=(
        Example(
            "會議聽取了幾位干部的匯報，關于這項工作還有許多問題。",
            "會議聽取了幾位幹部的匯報，關於這項工作還有許多問題。",
        ),
        Example(
            "請與我們聯系，並說明采取措施后果如何，這裡會記錄時間。",
            "請與我們聯繫，並說明採取措施後果如何，這裡會記錄時間。",
        ),
        Example("這種方便面的價錢較貴，關系到許多學生，還會漲價。", "這種方便麵的價錢較貴，關係到許多學生，還會漲價。"),
        Example(
            "示范單位聽取居民訴求后強調，要聯系實際，并建立問題臺賬，關于經費還須討論。",
            "示範單位聽取居民訴求後強調，要聯繫實際，並建立問題臺賬，關於經費還須討論。",
        ),
        Example(
            "這個檔案并不屬於專案，請將它從資料夾刪除，并複制備份。",
            "這個檔案並不屬於專案，請將它從資料夾刪除，並複製備份。",
        ),
        Example(
            "這三种控制項都系結至資料表，適用于所有使用者，資料庫里的設定儲存后即生效。",
            "這三種控制項都繫結至資料表，適用於所有使用者，資料庫裡的設定儲存後即生效。",
        ),
        Example(
            "佢唔系成日都嚟嘅，即系話噉樣都幾好喇，我哋淨系等咗一陣。",
            "佢唔係成日都嚟嘅，即係話噉樣都幾好喇，我哋淨係等咗一陣。",
        ),
        Example("本文適用于舊版。", "本文適用於舊版。"),
        Example(
            "這兩班船合一并不容易，幾位船長還在說明，關于時刻的問題須由會議決定。",
            "這兩班船合一並不容易，幾位船長還在說明，關於時刻的問題須由會議決定。",
        ),
    ),
    intact=(
        "皇后與太后乘車來到宮門，若干部門的頭領、幾位隨從在旁歡迎，還帶來風采與餘韻。",
        "這裡離車站還有幾公里，飛機製造與體制改革的關係，後來寫進報告，並無爭議。",
        "群眾了解情況後匯報，新征程中人人參與，注明來源，扎實調峰，這臺機組與臺階還須維護。",
        "這份報告對於費用隻字未提，後來關於於右任與范仲淹的資料都採用繁體，于右任的書法展覽還會舉辦。",
        "關于干部工作的通知：各单位要认真执行，采取有效措施，联系群众。",
        "他在介系詞後面寫了相關系數，說市場准入與長子繼承制都會改變，兩國學者還須討論。",
        "被告胡子健與余先生在炮台里的車站等候，沒有余太太的消息，這裡的學生還沒離開，記者余震宇說。",
        "大家認為准開花市，也佩服這個景致與別致的設計，佛系帶隊的學長說：「食碗面反碗底」，還沒發現問題。",
        "這個字的簡體字是「后」，還有「干」與「里」，部首寫進表裡，學生們會發現它們的關係。",
        "議員還沒離開，新聞傳播系學生說系方開會，我哋覺得唔啱，佢嘅意思係噉，嗰個學系嘅人都嚟咗，研究系畢業的也來了。",
        "知止而后有定，定而后能靜，靜而后能安，這幾句話經書裡講過，學生們還須領會。",
        "関係者は后の世に準備を進め、会議で説明した。",
        "信封上寫著「楽譜制作依頼」四字，楽団制作部的地址寫在後面，還說明了幾個問題。",
        "這個符號取自【厂】字，另一個與【广】字有關，學生們還會學到幾個。",
    ),
)
