"""The gauge measures what it says, and can show a bad figure; the real data is not needed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.gauge import __main__ as program
from tests.gauge.data import Data
from tests.gauge.distance import distance
from tests.gauge.subject import NotAvailableError
from tests.gauge.suites import ALL, clean, detection, mojibake_files, seeds
from tests.gauge.suites.exact import Pair, exact

if TYPE_CHECKING:
    from pathlib import Path


def data(folder: Path, **more: int) -> Data:
    return Data(folder, folder / "seeds", folder / "golden", folder / "pages", **more)


def test_a_changed_clean_file_is_counted_and_its_edit_shown(tmp_path: Path) -> None:
    (tmp_path / "clean" / "fr").mkdir(parents=True)
    (tmp_path / "clean" / "fr" / "sound.md").write_text("Un café.\n")
    (tmp_path / "clean" / "fr" / "bad.md").write_text("Un thé.\nUn cafÃ©, prÃ©parÃ© Ã\N{NO-BREAK SPACE} lâ€™aube.\n")
    report = clean.run(data(tmp_path))
    (row,) = report.rows
    assert (row.name, row.cases, row.counts["safe changed"]) == ("fr", 2, 1)
    assert report.details[0].place == "fr/bad.md:2"
    assert report.details[0].what.startswith("mojibake/")


def test_exact_left_and_other_are_told_apart(tmp_path: Path) -> None:
    pairs = [
        Pair("a", "Le cafÃ© de lâ€™aube", "Le café de l’aube"),
        Pair("a", "Le café", "Le thé"),
        Pair("a", "Le cafÃ© de lâ€™aube", "Le thé"),
    ]
    (row,) = exact(data(tmp_path), pairs, ["safe"]).rows
    assert row.counts == {"safe exact": 1, "safe left": 1, "safe other": 1, "safe failed": 0}


def test_two_processes_count_the_same(tmp_path: Path) -> None:
    pairs = [Pair(f"{n % 2}", "Le cafÃ© de lâ€™aube", "Le café de l’aube") for n in range(6)]
    assert exact(data(tmp_path, jobs=2), pairs, ["safe"]) == exact(data(tmp_path), pairs, ["safe"])


def test_differing_characters_are_those_deleted_and_inserted() -> None:
    assert seeds.difference("a\nbcd\ne\n", "a\nbcd\ne\n") == 0
    assert seeds.difference("a\nbcd\ne\n", "a\nbxd\ne\nf\n") == 4


def test_a_line_read_as_gbk_tells_what_it_was() -> None:
    sound = "渡口的早市天不亮就开张，卖鱼的沿江摆成一排"
    damaged = sound.encode().decode("gb18030", "replace").replace("\x80", "€")
    wanted = mojibake_files.undamaged(damaged)
    assert wanted is not None
    assert mojibake_files.agrees(wanted, sound)
    assert not mojibake_files.agrees(wanted, damaged)
    assert mojibake_files.undamaged(sound) is None


def test_labels_stand_for_the_codecs_that_users_mean() -> None:
    assert detection.texts("“a”".encode("cp1252"), "iso-8859-1") == ["\x93a\x94", "“a”"]
    assert detection.texts(b"\xff", "a codec that does not exist") == []


def test_a_sample_is_the_same_each_time_and_takes_from_each_group(tmp_path: Path) -> None:
    items = [f"{group}{n}" for group in "ab" for n in range(50)]
    chosen = data(tmp_path, sample=5).sampled(items, lambda item: item[0])
    assert chosen == data(tmp_path, sample=5).sampled(items, lambda item: item[0])
    assert [item[0] for item in chosen] == ["a"] * 5 + ["b"] * 5


@pytest.mark.parametrize("suite", ALL, ids=lambda suite: suite.name)
def test_a_suite_without_its_data_says_so(tmp_path: Path, suite) -> None:
    with pytest.raises(NotAvailableError, match="no "):
        suite.run(data(tmp_path))


def test_the_program_prints_tables_and_writes_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pinyin").mkdir()
    (tmp_path / "pinyin" / "legit.jsonl").write_text(json.dumps({"text": "色(shǎi)子"}) + "\n")
    out = tmp_path / "out.json"
    monkeypatch.setattr(sys, "argv", ["gauge", str(tmp_path), "--only", "readings", "--json", str(out)])
    assert program.main() == 0
    printed = capsys.readouterr().out
    assert "not available: no " in printed
    suites = json.loads(out.read_text())["suites"]
    assert "not available" in suites["readings"]
    assert suites["readings-legitimate"]["total"]["counts"]["safe exact"] == 1


def test_an_unknown_suite_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["gauge", str(tmp_path), "--only", "nonsense"])
    with pytest.raises(SystemExit) as stopped:
        program.main()
    assert stopped.value.code == 2


def test_the_distance_is_that_of_levenshtein() -> None:
    assert [distance(*pair) for pair in (("", ""), ("ab", ""), ("kitten", "sitting"), ("abcd", "acbd"))] == [0, 2, 3, 2]
