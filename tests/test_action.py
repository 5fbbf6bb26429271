"""The GitHub Action: what its scripts do, run as a runner does, and what a user's inputs cannot do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHECK = ACTION["runs"]["steps"][-1]
DAMAGED = "今天的天气很好，，我们一起去公园散步。\n"


def check(folder: Path, **inputs: str) -> tuple[int, str, str]:
    """The exit code, the log and the outputs of the checking step with a user's inputs."""
    temporary = folder.parent / "temporary"
    temporary.mkdir()
    (temporary / "textfix").symlink_to(ROOT)
    outputs = folder.parent / "outputs"
    values = {name: inputs.get(name.replace("-", "_"), each["default"]) for name, each in ACTION["inputs"].items()}
    environment = {
        **os.environ,
        **{name: values[name.lower().replace("_", "-")] for name in CHECK["env"] if name != "PYTHON"},
        "PYTHON": sys.executable,
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(outputs),
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, text=True)
    return done.returncode, done.stdout, outputs.read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    folder.mkdir()
    (folder / "a b.txt").write_text(DAMAGED, encoding="utf-8")
    (folder / "c.txt").write_text("今天的天气很好。\n", encoding="utf-8")
    return folder


def test_damage_is_annotated_and_fails(folder: Path) -> None:
    code, log, outputs = check(folder)
    assert (code, outputs) == (1, "exit-code=1\n")
    assert log.startswith(
        "::error file=a b.txt,line=1,endLine=1,col=8,endColumn=10,title=textfix punctuation/doubled::"
    )


def test_what_is_clean_passes(folder: Path) -> None:
    assert check(folder, paths="c.txt\n") == (0, "", "exit-code=0\n")


def test_paths_arguments_and_a_report(folder: Path) -> None:
    code, log, _ = check(
        folder,
        paths="a b.txt\nc.txt",
        arguments="--exit-zero --select  punctuation",
        output_format="sarif",
        output_file="out put.sarif",
    )
    assert (code, log) == (0, "")
    assert '"punctuation/doubled"' in (folder / "out put.sarif").read_text(encoding="utf-8")


def test_inputs_are_no_commands(folder: Path) -> None:
    code, _, _ = check(
        folder,
        paths="$(touch taken)\n`touch taken`\n--output-file=taken\n;touch taken",
        arguments="--exit-zero $(touch taken)",
    )
    assert code == 2
    assert not (folder / "taken").exists()


def test_no_input_stands_in_a_script() -> None:
    for path in (ROOT / "action.yml", *WORKFLOWS):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        jobs = document.get("jobs", {"action": document.get("runs")})
        for job in jobs.values():
            assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]


def test_the_workflow_may_only_read() -> None:
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}


def test_the_recipes_of_the_readme_are_valid() -> None:
    """They name an input, a hook, a format and options that exist."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    recipes = [yaml.safe_load(each.partition("```")[0]) for each in readme.split("```yaml\n")[1:]]
    steps, gitlab, pre_commit = recipes
    assert set(steps[1]["with"]) <= ACTION["inputs"].keys()
    assert "--output-format junit" in gitlab["textfix"]["script"][1]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in pre_commit["repos"][0]["hooks"]} <= {hook["id"] for hook in hooks}
