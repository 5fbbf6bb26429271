"""The settings one by one: what may stand in a file, and what each is for.

This table alone says so: files are checked by it, `textfix config` shows it, and the JSON schema is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textfix.front import CHOICES
from textfix.settings import DEFAULTS


class Shape(StrEnum):
    """What a value looks like in a file."""

    FLAG = "true or false"
    TEXT = "a string"
    PATH = "a path, from the folder of the settings file"
    CHOICE = "one of the listed strings"
    WORDS = "a list of strings"
    EXPRESSIONS = "a list of regular expressions"
    RULES = "a list of rules, families or patterns"
    PATTERNS = "a list of file patterns"
    PATHS = "a list of paths, from the folder of the settings file"
    PACKAGES = "a list of installed packages"
    LEVELS = "a table from rules to levels"
    KINDS = "a table from file patterns to kinds"
    IGNORES = "a table from file patterns to lists of rules"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting."""

    name: str
    shape: Shape
    help: str
    choices: tuple[str, ...] = ()
    adds: bool = False  #: to the values of the file that is extended, instead of taking their place

    @property
    def default(self) -> object:
        """What holds where nobody says anything."""
        return DEFAULTS.get(self.name)


OPTIONS = (
    Option("extend", Shape.PATH, "Another settings file, on which this one builds."),
    Option("select", Shape.RULES, "Run these rules only: names, families, patterns, or ALL."),
    Option("ignore", Shape.RULES, "Do not run these rules."),
    Option("extend-select", Shape.RULES, "Run these rules besides the default ones.", adds=True),
    Option("full", Shape.FLAG, "Repair also what a careful editor would cut, reflow or guess."),
    Option("script", Shape.CHOICE, "The script that Chinese text is wanted in.", CHOICES["script"]),
    Option(
        "levels",
        Shape.LEVELS,
        "The level that rules have at most: `full` repairs with --full only, `report` never. The narrowest name decides.",
        ("safe", "full", "report"),
        adds=True,
    ),
    Option("per-file-ignores", Shape.IGNORES, "Rules that do not run in the files that a pattern fits.", adds=True),
    Option("allow", Shape.WORDS, "Words that are right as they are, wherever they occur.", adds=True),
    Option("allow-re", Shape.EXPRESSIONS, "Expressions (RE2) for text that is right as it is.", adds=True),
    Option("lexicons", Shape.PATHS, "Files of words that are right as they are, one a line.", adds=True),
    Option("junk-lines", Shape.PATHS, "Files of lines that --full takes out of every page, one a line.", adds=True),
    Option("plugins", Shape.PACKAGES, "Installed packages whose rules run too.", adds=True),
    Option("encoding", Shape.TEXT, "The encoding of files without a byte order mark."),
    Option("kinds", Shape.KINDS, "What files are, whatever their names say.", CHOICES["kind"], adds=True),
    Option("exclude", Shape.PATTERNS, "Leave out these files instead of the usual folders."),
    Option("extend-exclude", Shape.PATTERNS, "Leave out these files too.", adds=True),
    Option("force-exclude", Shape.FLAG, "Leave excluded files out even if they are named."),
    Option("respect-gitignore", Shape.FLAG, "Leave out what git ignores in directories."),
    Option("baseline", Shape.PATH, "A file of damage that is known and left alone."),
    Option("output-format", Shape.CHOICE, "How findings are shown.", CHOICES["output_format"]),
)
BY_NAME = {option.name: option for option in OPTIONS}
