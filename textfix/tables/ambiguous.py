"""Characters that both Chinese scripts have, but for different words."""

from __future__ import annotations

#: They stand for another word when a converter leaves them as they are in Simplified Chinese. Not here: those that
#: writers of Traditional Chinese use side by side with the other one (台 了 占 周 布 注 游 志 托 回 才 升 卷 板), those
#: that no phrase can decide (只 出 家 合), and those that people are named with (杰 姜).
AMBIGUOUS = (
    "万丑丰于云仆价佣余党几准划制卜厂叶吁后咸夸尸帘干广并征御愿据斗松极"
    "朴柜种筑系胜胡腊致舍苹范荐虫蜡表谷辟适郁采里面复确涂淀"
)
