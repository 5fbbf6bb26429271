"""Source files in ASCII but for a few native comments: the case that detectors of long text fail at.

A comment is 4 to 14 native characters out of running text, so it may begin and end within a word.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(__file__).parents[2] / "textfix"
#: The encodings, and the language whose texts are written in each.
LABELS = {"gb18030": "zh-hans", "big5": "zh-hant", "shift_jis": "ja", "euc-kr": "ko", "windows-1251": "ru"}
SHORTEST, LONGEST = 4, 14  #: native characters of a comment

#: For machines that have no folder of data.
PHRASES = {
    "zh-hans": (
        "读取配置文件并检查每个字段是否有效。如果连接超时就重新尝试三次，然后记录错误信息。计算两个日期之间相差的天数"
    ),
    "zh-hant": (
        "讀取設定檔並檢查每個欄位是否有效。如果連線逾時就重新嘗試三次，然後記錄錯誤訊息。計算兩個日期之間相差的天數"
    ),
    "ja": "設定ファイルを読み込み、各項目が正しいか確認する。接続が切れた場合は三回まで再試行し、その結果を記録します",
    "ko": "설정 파일을 읽고 각 항목이 올바른지 확인한다. 연결이 끊어지면 세 번까지 다시 시도하고 결과를 기록합니다",
    "ru": (
        "Читаем файл настроек и проверяем каждое поле. Если соединение прервано, повторяем "
        "попытку трижды и пишем в журнал"
    ),
}
_NATIVE = re.compile(r"[^\x00-\x7f]")


def generate(
    seed: int, comments: int = 3, cases: int = 20, folder: Path | None = None
) -> Iterator[tuple[str, bytes, str]]:
    """Yield (label, data, text) for *cases* files of each encoding, each with *comments* comments.

    *folder* holds a `short.jsonl` of native texts; without one, a few phrases stand in. The same seed gives the same
    files.
    """
    random = Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py"))]
    lines = [_ascii_lines(source) for source in sources]
    programs = [program for program in lines if len(program) > comments]
    texts = _texts(folder)
    for label, language in LABELS.items():
        for _ in range(cases):
            program = list(random.choice(programs))
            for place in random.sample(range(len(program)), comments):
                program[place] += "  # " + _comment(random, texts[language], label)
            text = "\n".join(program) + "\n"
            yield label, text.encode(label), text


def _ascii_lines(source: str) -> list[str]:
    return [line for line in source.split("\n") if line.isascii()]


def _texts(folder: Path | None) -> dict[str, list[str]]:
    if folder is None:
        return {language: [text] for language, text in PHRASES.items()}
    found: dict[str, list[str]] = {language: [] for language in PHRASES}
    with (folder / "short.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["lang"] in found:
                found[row["lang"]].append(row["text"])
    return found


def _comment(random: Random, texts: list[str], label: str) -> str:
    """A stretch of a text with 4 to 14 native characters, all of which the encoding holds."""
    while True:
        text = random.choice(texts)
        native = [found.start() for found in _NATIVE.finditer(text)]
        count = random.randint(SHORTEST, LONGEST)
        if len(native) < count:
            continue
        first = random.randrange(len(native) - count + 1)
        comment = text[native[first] : native[first + count - 1] + 1].replace("\n", " ")
        if comment.encode(label, "ignore").decode(label) == comment:
            return comment
