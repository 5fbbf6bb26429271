"""The encoding detector: what it reads, what it refuses, and that it is sure only where it may be."""

from __future__ import annotations

import bz2
import gzip
import lzma
import pickle
import struct
import sys
import time
import zlib
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.gauge.sparse import LABELS, PHRASES, generate
from textfix.encodings import EncodingGuess, detect
from textfix.tables.encodings import euc_tw, viscii  # noqa: F401  # they register their codecs

PROSE = {
    "zh-hans": (
        "昨天下午我们把旧仓库里的文件重新整理了一遍，发现许多记录已经没有人能看懂。"
        "如果以后还要使用，就必须先写一份说明。"
    ),
    "zh-hant": (
        "昨天下午我們把舊倉庫裡的檔案重新整理了一遍，發現許多紀錄已經沒有人能看懂。"
        "如果以後還要使用，就必須先寫一份說明。"
    ),
    "ja": "昨日の午後、古い倉庫にあった書類を整理し直したところ、誰にも読めない記録がたくさん見つかりました。",
    "ko": "어제 오후에 낡은 창고에 있던 서류를 다시 정리했는데, 이제는 아무도 읽을 수 없는 기록이 많이 나왔습니다.",
    "ru": (
        "Вчера днём мы заново разобрали бумаги со старого склада и нашли много записей, которые никто уже не понимает."
    ),
    "uk": (
        "Учора вдень ми знову розібрали папери зі старого складу і знайшли багато записів, яких уже ніхто не розуміє."
    ),
    "el": (
        "Χθες το απόγευμα ταξινομήσαμε ξανά τα έγγραφα της παλιάς αποθήκης και βρήκαμε πολλές "
        "σημειώσεις που κανείς δεν καταλαβαίνει."
    ),
    "he": "אתמול אחר הצהריים סידרנו מחדש את המסמכים מהמחסן הישן ומצאנו רשומות רבות שאיש אינו מבין עוד.",
    "ar": "أمس بعد الظهر أعدنا ترتيب الأوراق القديمة في المخزن ووجدنا سجلات كثيرة لم يعد أحد يفهمها.",
    "th": "เมื่อวานตอนบ่ายเราจัดเอกสารเก่าในโกดังใหม่อีกครั้ง และพบบันทึกมากมายที่ไม่มีใครเข้าใจแล้ว",
    "tr": (
        "Dün öğleden sonra eski depodaki kâğıtları yeniden düzenledik ve artık kimsenin "
        "anlamadığı birçok kayıt bulduk; şaşırdık."
    ),
    "cs": (
        "Včera odpoledne jsme znovu třídili papíry ze starého skladu a našli jsme mnoho záznamů, "
        "kterým už nikdo nerozumí."
    ),
    "pl": (
        "Wczoraj po południu jeszcze raz uporządkowaliśmy papiery ze starego magazynu i "
        "znaleźliśmy zapiski, których nikt już nie rozumie."
    ),
    "hu": (
        "Tegnap délután újra rendeztük a régi raktár iratait, és sok olyan följegyzést "
        "találtunk, amelyet már senki sem ért; őrizzük őket."
    ),
    "lt": (
        "Vakar po pietų iš naujo sutvarkėme senojo sandėlio popierius ir radome daug įrašų, "
        "kurių jau niekas nebesupranta."
    ),
    "fr": (
        "Hier après-midi, nous avons trié à nouveau les papiers du vieux dépôt, où des notes "
        "oubliées étaient mêlées à des reçus périmés."
    ),
    "de": (
        "Gestern haben wir die Papiere aus dem alten Lager für den Umzug geprüft und größere "
        "Lücken in den Verzeichnissen gefunden."
    ),
    "vi": (
        "Chiều hôm qua chúng tôi đã sắp xếp lại giấy tờ trong kho cũ và tìm thấy nhiều ghi chép "
        "mà không ai còn hiểu nữa."
    ),
}
CODECS = {
    "zh-hans": ("utf-8", "gb18030", "hz", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
    "zh-hant": ("utf-8", "big5", "big5hkscs", "euc_tw", "gb18030", "utf-16-le", "utf-16-be"),
    "ja": ("utf-8", "shift_jis", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be"),
    "ko": ("utf-8", "euc_kr", "cp949", "johab", "iso2022_kr", "utf-16-le"),
    "ru": ("utf-8", "cp1251", "koi8_r", "cp866", "cp855", "iso8859_5", "mac_cyrillic", "utf-16-le", "utf-16-be"),
    "uk": ("cp1251", "koi8_u"),
    "el": ("cp1253", "iso8859_7"),
    "he": ("cp1255", "iso8859_8", "cp862"),
    "ar": ("cp1256", "iso8859_6"),
    "th": ("tis_620", "cp874"),
    "tr": ("cp1254", "iso8859_9"),
    "cs": ("cp1250", "iso8859_2", "cp852", "mac_latin2"),
    "pl": ("cp1250", "iso8859_2", "cp852"),
    "hu": ("cp1250", "iso8859_2"),
    "lt": ("cp1257", "iso8859_13", "iso8859_4"),
    "fr": ("cp1252", "iso8859_15", "mac_roman", "cp850", "utf-16-le"),
    "de": ("cp1252", "cp850", "mac_roman", "utf-32-le"),
    "vi": ("viscii", "utf-16-le", "utf-16-be"),
}


def read(data: bytes) -> str | None:
    """The data as the detector reads it; None for what it calls binary."""
    guess = detect(data)
    return None if guess.encoding is None else data.decode(guess.encoding)


@pytest.mark.parametrize(
    ("language", "codec"), [(language, codec) for language, codecs in CODECS.items() for codec in codecs]
)
def test_prose_is_read_in_every_encoding_of_its_language(language: str, codec: str) -> None:
    data = PROSE[language].encode(codec)
    assert read(data) == PROSE[language]
    assert detect(data).certain or codec == "mac_cyrillic"  # windows-1251 but for the capitals


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(codec: str) -> None:
    guess = detect(PROSE["ko"].encode(codec))
    assert guess.bom
    assert guess.certain
    assert guess.encoding == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[codec]


def test_ascii_and_nothing_at_all() -> None:
    assert detect(b"").encoding == "ascii"
    assert detect(b"plain text\n") == EncodingGuess("ascii", 1.0, certain=True, reason="ASCII only")


@pytest.mark.parametrize("comments", [1, 3, 10])
def test_a_few_comments_in_a_source_file_are_enough(comments: int) -> None:
    wrong: dict[str, int] = dict.fromkeys(LABELS, 0)
    for label, data, text in generate(seed=comments, comments=comments, cases=20):
        guess = detect(data)
        right = guess.encoding is not None and data.decode(guess.encoding) == text
        wrong[label] += not right
        assert right or not guess.certain
    assert max(wrong.values()) <= (1 if comments == 1 else 0), wrong


def test_the_generator_gives_the_same_files_for_the_same_seed() -> None:
    first, second, other = (list(generate(seed, comments=2, cases=2)) for seed in (5, 5, 6))
    assert first == second != other
    for label, data, text in first:
        assert data.decode(label) == text
        assert sum(not line.isascii() for line in text.split("\n")) == 2
    assert {label for label, _, _ in first} == set(LABELS)


def test_a_declaration_is_evidence_and_not_the_answer() -> None:
    page = f"<html><head><meta charset=big5></head><p>{PROSE['zh-hans']}</p></html>"
    assert read(page.encode("gb18030")) == page
    czech = f'<?xml version="1.0" encoding="iso-8859-2"?><p>{PROSE["cs"]}</p>'
    assert detect(czech.encode("iso8859_2")).encoding == "iso8859_2"
    lying = f"# -*- coding: koi8-r -*-\n# {PROSE['ru']}\n"
    assert read(lying.encode("cp1251")) == lying
    assert (
        read(f"# -*- coding: big5 -*-\n# {PROSE['zh-hant']}\n".encode())
        == f"# -*- coding: big5 -*-\n# {PROSE['zh-hant']}\n"
    )


def test_a_last_character_that_is_cut_off_leaves_the_rest_readable_but_not_certain() -> None:
    for codec, expected in (("utf-8", "utf-8"), ("gb18030", "gb18030")):
        guess = detect(PROSE["zh-hans"].encode(codec)[:-1])
        assert guess.encoding == expected
        assert not guess.certain


def test_lines_in_another_encoding_do_not_make_a_log_that_encoding() -> None:
    lines = [f"12:0{n} 用户登录成功，当前在线人数为{n}。" for n in range(10)]
    data = b"\n".join(line.encode("gb18030" if n == 4 else "utf-8") for n, line in enumerate(lines))
    guess = detect(data)
    assert (guess.encoding, guess.certain) == ("utf-8", False)
    data = b"\n".join(line.encode("utf-8" if n == 4 else "gb18030") for n, line in enumerate(lines))
    guess = detect(data)
    assert (guess.encoding, guess.certain) == ("gb18030", False)


def test_an_alphabet_in_a_chinese_encoding_is_not_surely_something_else() -> None:
    for language in ("ko", "th", "ru", "el", "uk"):
        data = PROSE[language].encode("gb18030")
        guess = detect(data)
        assert not guess.certain or data.decode(guess.encoding or "") == PROSE[language], language


def test_zero_bytes_at_the_end_are_padding() -> None:
    guess = detect(PROSE["ru"].encode("cp1251") + bytes(100))
    assert (guess.encoding, guess.certain) == ("cp1251", False)
    assert "padded with 100 zero bytes" in guess.reason


def test_one_letter_is_never_certain() -> None:
    for letter in "éüñłйغ":
        for codec in ("cp1252", "cp1250", "cp1251", "cp1256", "mac_roman", "cp850"):
            data = f"print('caf{letter}')\n".encode(codec, "replace")
            assert data.isascii() or not detect(data).certain


def _image() -> bytes:
    """A small picture as PNG."""
    rows = b"".join(b"\0" + bytes((x * y) % 256 for x in range(64)) for y in range(64))

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


BINARY = {
    "image": _image(),
    "executable": Path(sys.executable).read_bytes()[:200_000],
    "gzip": gzip.compress(PROSE["de"].encode() * 20, mtime=0),
    "bzip2": bz2.compress(PROSE["de"].encode() * 20),
    "xz": lzma.compress(PROSE["de"].encode() * 20),
    "pickle": pickle.dumps({"numbers": list(range(300)), "text": PROSE["ja"]}),
    "sound": b"RIFF"
    + struct.pack("<I", 2036)
    + b"WAVE"
    + struct.pack("<500h", *(n * 61 % 9973 - 5000 for n in range(500))),
    "integers": struct.pack("<300i", *range(0, 30_000, 100)),
}


@pytest.mark.parametrize("kind", BINARY)
def test_what_is_no_text_is_called_binary(kind: str) -> None:
    assert detect(BINARY[kind]).encoding is None


def test_random_bytes_are_binary() -> None:
    random = Random(1)
    assert [size for size in range(40, 4000, 60) if detect(random.randbytes(size)).encoding is not None] == []


@given(st.binary(max_size=300))
def test_nothing_makes_it_fail_and_what_is_certain_decodes(data: bytes) -> None:
    guess = detect(data)
    assert 0.0 <= guess.confidence <= 1.0
    assert 0.0 <= guess.native <= 1.0
    if guess.certain:
        assert guess.encoding is not None
        data.decode(guess.encoding)


@given(st.lists(st.sampled_from([0xB0, 0xC4, 0xA1, 0xE3, 0x80, 0xFF, 0x41, 0x20, 0x0A]), max_size=80))
def test_high_bytes_at_random_are_never_certain_of_another_encoding(values: list[int]) -> None:
    data = bytes(values)
    guess = detect(data)
    assert not guess.certain or guess.encoding in ("ascii", "utf-8") or guess.confidence > 0.95


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="~\ufeff"), min_size=1))
def test_valid_utf8_is_never_called_anything_else(text: str) -> None:
    guess = detect(text.encode())
    assert guess.certain
    assert guess.encoding == ("ascii" if text.isascii() else "utf-8")


@given(st.sampled_from(sorted(PHRASES)), st.data())
def test_a_certain_answer_is_the_right_one(language: str, drawn: st.DataObject) -> None:
    prose = PROSE[language]
    start = drawn.draw(st.integers(0, len(prose) - 4))
    text = prose[start : start + drawn.draw(st.integers(4, 40))]
    codec = drawn.draw(st.sampled_from(CODECS[language]))
    data = text.encode(codec)
    guess = detect(data)
    assume(guess.certain and guess.encoding)
    assume(guess.encoding != "utf-8")  # a few legacy characters may be valid UTF-8, which goes before all else
    assert data.decode(guess.encoding or "") == text


@pytest.mark.parametrize("codec", ["viscii", "euc_tw"])
def test_our_own_codecs_give_back_what_they_took(codec: str) -> None:
    known = [chr(point) for point in (*range(0x80, 0x2600), *range(0x3000, 0xA000)) if _holds(codec, chr(point))]
    text = "".join(known)
    assert len(known) > (100 if codec == "viscii" else 13_000)
    assert text.encode(codec).decode(codec) == text
    with pytest.raises(UnicodeEncodeError):
        "\N{GRINNING FACE}".encode(codec)


def _holds(codec: str, character: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def test_euc_tw_says_where_it_fails() -> None:
    with pytest.raises(UnicodeDecodeError) as failure:
        ("倉庫".encode("euc_tw") + b"\xff\xff!").decode("euc_tw")
    assert (failure.value.start, failure.value.end) == (4, 5)
    assert "倉庫".encode("euc_tw")[:3].decode("euc_tw", "replace") == "倉\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("language", "codec"), [("zh-hans", "gb18030"), ("zh-hant", "big5"), ("zh-hans", "utf-8"), ("ru", "cp1251")]
)
def test_work_on_a_large_file_is_one_decode_and_little_more(language: str, codec: str) -> None:
    data = (PROSE[language] + "\n").encode(codec) * 80_000
    assert detect(data[: data.index(b"\n")]).certain  # and the models are loaded
    decode = min(_seconds(lambda: data.decode(codec)) for _ in range(3))
    ours = min(_seconds(lambda: detect(data)) for _ in range(3))
    assert ours < 3 * decode + 0.05


def _seconds(work: object) -> float:
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_utf16_of_mostly_ascii_text_may_hold_any_symbol() -> None:
    for text in (
        "Status: ✓ done 🙂, 3 of 4 tests\n",
        "┌────────┐ a menu, with its lines drawn\n",
        "x ≤ y ∧ y ≤ z, so x ≤ z\n",
    ):
        for codec in ("utf-16-le", "utf-16-be"):
            assert read(text.encode(codec)) == text
