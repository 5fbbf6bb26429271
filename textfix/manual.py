"""What stands below the options in ``--help``: examples, exit codes, settings, comments."""

from __future__ import annotations

#: The form feed of click: the lines up to the next empty one stay as they are.
KEEP = "\b\n"

EXIT_CODES = f"""{KEEP}Exit codes, the same for every format:
  0  clean, or everything found was repaired
  1  damage found (check), damage left (fix), or a diff shown
  2  a mistake in the call or in the settings, or a file that could not be
     done; the other files are done nevertheless
--exit-zero turns 1 into 0, never 2."""

APP = f"""{KEEP}Examples:
  textfix check                        look at everything below this folder
  textfix check --diff notes/          show what would change
  textfix fix notes/                   repair in place
  textfix fix - < in.txt > out.txt     repair standard input
  textfix explain script/readings      why something is damage

{KEEP}Settings are read from [tool.textfix] in pyproject.toml, from textfix.toml
or .textfix.toml; the nearest to a file holds for it. See `textfix config`.

{KEEP}Comments leave text alone, in whatever syntax the file has for comments:
  textfix: ignore[NAME]       on its line; without [NAME] for every rule
  textfix: off ... on         from here to there
  textfix: ignore-file        in the first ten lines

{EXIT_CODES}"""

CHECK = f"""{KEEP}Examples:
  textfix check --full page.txt                  also what only --full repairs
  textfix check --select 'script/*' --ignore script/slips .
  textfix check --output-format github .         annotations in GitHub Actions
  textfix check --statistics --exit-zero corpus/
  textfix check --write-baseline --baseline known.json .
  textfix check --baseline known.json .          only what is new
  textfix check --field text corpus.jsonl        totals over the rows

{EXIT_CODES}"""

FIX = f"""{KEEP}Examples:
  textfix fix --diff .                           show it first, as a patch
  textfix fix --full page.txt                    also cut, reflow and guess
  textfix fix --config 'allow=["志愿者"]' .       leave a word as it is
  textfix fix --manifest done.jsonl --resume archive/
  git diff --name-only -z | xargs -0 textfix fix --force-exclude --
  textfix fix shards/*.jsonl.gz --field text --output repaired/ --resume

{EXIT_CODES}"""

UNDO = f"""{KEEP}Examples:
  textfix undo                         the last run of fix
  textfix undo --diff                  show first what it would restore
  textfix undo --list                  which runs there are
  textfix undo 20261122-101005         that run

{KEEP}A file that was changed since the run is left alone and named. An undo can be
undone by its own name. Runs are kept for 30 days, in the folder textfix/journal
of the user's state folder ($XDG_STATE_HOME or ~/.local/state).

{KEEP}Exit codes:
  0  every file has its old bytes again
  1  with --diff: there is something to restore
  2  a file could not be restored; the others are nevertheless"""

RULES = f"""{KEEP}The columns: name, level, when it runs, what it finds. A rule of level
  safe    restores what was there; runs by default
  full    also cuts, reflows or guesses; repairs with --full
  report  is shown and never applied"""

EXPLAIN = f"""{KEEP}Examples:
  textfix explain script/readings      one rule
  textfix explain junk                 a family"""

CONFIG = f"""{KEEP}Examples:
  textfix config notes/a.md            what holds for this file
  textfix config --schema              a JSON schema for editors

{KEEP}A settings file, textfix.toml; in pyproject.toml under [tool.textfix]:
  extend-select = ["punctuation"]
  allow = ["志愿者"]
  levels = {{ "script/slips" = "report" }}
  per-file-ignores = {{ "tests/**" = ["mojibake"] }}
  kinds = {{ "*.txt.in" = "markdown" }}"""
