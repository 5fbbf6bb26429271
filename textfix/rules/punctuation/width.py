"""Half-width commas, colons and parentheses that a converter left in Chinese prose.

What it finds:
    Half-width `,` `:` `;` `?` `!` and pairs of `(` `)` beside Han characters, in a text that has hardly any of their
    full-width forms although its `。` `、` and curly quotes stand; with the one blank that took the room of a
    full-width mark.

Why it is damage:
    Input methods for Chinese give all marks in full width. Where one half of them is missing and the other half is
    there, a converter has folded the marks that ASCII knows; folding the repair again gives the damaged line back. In
    long plain prose without any full-width parenthesis, a few half-width ones were misread by character recognition.

Stays silent on:
    Texts that have full-width commas, technical texts, rows of data; `17:02`, `3,000`, `1:1`, `::`, addresses, a mark
    after `%`; parentheses round Latin words; a question mark that may stand for a lost character; Japanese, Korean,
    English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textfix.core import Example, Finding, Level, Rule, Text
from textfix.evidence.marks import CLOSING, HAN, lines_with
from textfix.evidence.narrowing import FOLD, UNITS, WIDE, converted_families, narrow_marks
from textfix.evidence.zones import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


def find(text: Text) -> Iterator[Finding]:
    """Each half-width mark of the families that the text as a whole lacks in full width."""
    families = converted_families(text)
    if not families:
        return
    marks = narrow_marks(text)
    untouched = Ranges(line for wide in WIDE.values() for line in lines_with(text.string, wide))
    for start, end, family, wide in marks:
        if family in families:
            # on a line that holds a full-width mark too, the converter as we know it was not at work
            proven = fold(wide) == text.string[start:end] and not untouched.overlaps(start, end)
            yield Finding(start, end, f"half-width {fold(wide)} in Chinese prose", wide, proven=proven)


def fold(text: str) -> str:
    """Every mark that ASCII knows in its ASCII form."""
    return text.translate(FOLD)


def damage(text: str, _: Random) -> str:
    """Run the converter, which leaves nothing to chance."""
    return fold(text)


RULE = Rule(
    name="punctuation/width",
    level=Level.SAFE,
    doc=__doc__ or "",
    trigger=("。", f'[{HAN}{CLOSING}{UNITS})"][,:;?!]|[(][^\n]*[{HAN}]'),
    find=find,
    damage=damage,
    damaged=(
        Example(
            "入冬以來,山城連降大雪,道路結冰。環衛工人凌晨上街,清掃積雪,撒鹽防滑。(記者:林小溪)",
            "入冬以來，山城連降大雪，道路結冰。環衛工人凌晨上街，清掃積雪，撒鹽防滑。（記者：林小溪）",
        ),
        Example(
            "来源: 江畔晚报 编辑:\n本报讯 (记者 周一鸣) 昨日,渡口复航,首班船8:30开出。船票仍为“两元”,学生半价!",
            "来源：江畔晚报 编辑：\n本报讯（记者 周一鸣）昨日，渡口复航，首班船8:30开出。船票仍为“两元”，学生半价！",
        ),
        Example(
            "他问:“谁来掌舵?”众人不语,只听风声。过了许久,老船工站起来,说:“我来。”",
            "他问：“谁来掌舵？”众人不语，只听风声。过了许久，老船工站起来，说：“我来。”",
        ),
    ),
    intact=(
        "渡口昨日恢复通航，首班船8:30开出,末班不变。票价3,000元以下不变，比例为1:1。",
        "今日は晴れ,明日は雨,週末は曇り。東京の天気(予報)です。",
        "姓名,年龄,城市,职业\n张三,三十,北京,教师\n李四,四十,上海,医生\n备注。",
        "配置见 `a,b,c`。运行 std::vector 时请留意:容器为空。",
        "我哋去邊度食飯呀, 你話啦, 我冇所謂, 是但啦",
        "函数 max(甲, 乙) 返回较大者。call foo(bar), then baz(qux), and so on, as https://例子.cn/a,b,c has it。",
        "汛期已到,水位上涨,大坝安全。但“水情”一栏写着，数据每小时更新，请留意，勿传谣。",
    ),
)
