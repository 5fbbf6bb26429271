"""The ideographs that look like the characters of Unicode's two blocks of radicals.

The property Equivalent_Unified_Ideograph of the Unicode Character Database, version 14.0
(EquivalentUnifiedIdeograph.txt, Unicode License v3, copyright Unicode, Inc.), for the radicals alone. Compatibility
normalisation knows only two of the supplement.
"""

from __future__ import annotations

from functools import cache

#: What stands for each character from U+2E80 on; a hyphen where the property has no value.
SUPPLEMENT = (
    "-厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵-旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见"
    "角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
#: What stands for each character from U+2F00 on.
KANGXI = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方"
    "无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸"
    "虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊"
    "齒龍龜龠"
)


@cache
def ideographs() -> dict[str, str]:
    """The unified ideograph for each radical that has one."""
    pairs = [(0x2E80 + at, ideograph) for at, ideograph in enumerate(SUPPLEMENT) if ideograph != "-"]
    pairs += [(0x2F00 + at, ideograph) for at, ideograph in enumerate(KANGXI)]
    return {chr(radical): ideograph for radical, ideograph in pairs}
