"""Fuzz textfix: ``python -m tests.fuzz [TARGET ...] [--seconds N] [--seed N] [--corpus DIR] [--engine atheris|mutation]``.

With atheris (``pip install atheris``, Linux and macOS) coverage guides it; without, inputs are mutated at random. What
breaks textfix is written to a file that `python -m tests.fuzz TARGET FILE` runs again. Inputs that reach new code are
kept in --corpus, beside the seeds of tests/fuzz/corpus.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import traceback
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.mutation import LONGEST, inputs

SEEDS = Path(__file__).parent / "corpus"
TARGETS = ("repair", "settings", "comments", "baseline", "rendering", "journal", "manifest", "rows")
#: Where inputs go that break a target.
BROKEN = Path(tempfile.gettempdir())
#: libFuzzer stops at an input that takes so many seconds, or so many megabytes.
SLOWEST, LARGEST = 20, 2_000


def seeds(target: str, corpus: str | None = None) -> list[bytes]:
    """The inputs that are known to be interesting."""
    folders = [SEEDS / target] + ([Path(corpus) / target] if corpus else [])
    return [path.read_bytes() for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]


def mutate(target: str, seconds: float, seed: int, corpus: str | None = None) -> int:
    """Run a target on random mutations; 1 where one of them breaks it."""
    from tests.fuzz.targets import TARGETS as FUNCTIONS

    following = inputs(seeds(target, corpus) or [b""], seconds, seed)
    count = 0
    while (data := following()) is not None:
        count += 1
        try:
            FUNCTIONS[target](data)
        except Exception:  # noqa: BLE001  # whatever it is, it is what we look for
            return _told(target, data)
    _say(f"{target}: {count} inputs in {seconds:g} s, none broke it (mutation)")
    return 0


def guided(target: str, seconds: float, seed: int, corpus: str | None = None) -> int:
    """Let atheris run a target; 1 where an input breaks it."""
    with tempfile.TemporaryDirectory() as scratch:
        grown = Path(corpus or scratch) / target
        grown.mkdir(parents=True, exist_ok=True)
        flags = [f"-max_total_time={seconds:g}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-seed={seed}"]
        flags += [
            f"-rss_limit_mb={LARGEST}",
            f"-artifact_prefix={BROKEN}/textfix-{target}-",
            "-verbosity=0",
            "-print_final_stats=1",
        ]
        command = [sys.executable, "-m", "tests.fuzz", target, "--inside", *flags, str(grown), str(SEEDS / target)]
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False, text=True, errors="replace")
    if done.returncode:
        _say("\n".join(line for line in done.stderr.split("\n") if not line.startswith("INFO: "))[-8000:])
        return 1
    count = next((line.split()[-1] for line in done.stderr.split("\n") if "number_of_executed_units" in line), "?")
    _say(f"{target}: {count} inputs in {seconds:g} s, none broke it (atheris)")
    return 0


def _inside(target: str, flags: list[str]) -> None:
    """What runs in the process of its own that atheris needs, since it never comes back."""
    import atheris  # type: ignore[import-not-found]  # optional

    with atheris.instrument_imports(include=["textfix"]):
        from tests.fuzz.targets import TARGETS as FUNCTIONS
    atheris.Setup([sys.argv[0], *flags], FUNCTIONS[target])
    atheris.Fuzz()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _again(target: str, path: str) -> int:
    from tests.fuzz.targets import TARGETS as FUNCTIONS

    FUNCTIONS[target](Path(path).read_bytes())
    _say(f"{target}: {path} does not break it")
    return 0


def _told(target: str, data: bytes) -> int:
    path = BROKEN / f"textfix-{target}-broken"
    path.write_bytes(data)
    _say(traceback.format_exc())
    _say(f"{target}: broken by {data[:400]!r}; python -m tests.fuzz {target} {path} runs it again")
    return 1


def main() -> int:
    """Run the targets one after the other; 1 if one of them was broken."""
    if "--inside" in sys.argv:
        _inside(sys.argv[1], sys.argv[3:])
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=20, help="for all targets together")
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3), "big"))
    parser.add_argument("--corpus", help="a folder in which inputs that reach new code are kept")
    parser.add_argument("--engine", choices=("atheris", "mutation"))
    asked = parser.parse_args()
    if len(asked.targets) == 2 and os.path.isfile(asked.targets[1]):  # noqa: PTH113
        return _again(*asked.targets)
    engine = asked.engine or ("atheris" if find_spec("atheris") else "mutation")
    run = guided if engine == "atheris" else mutate
    targets = asked.targets or list(TARGETS)
    _say(f"seed {asked.seed}")
    return max(run(target, asked.seconds / len(targets), asked.seed, asked.corpus) for target in targets)


if __name__ == "__main__":
    sys.exit(main())
