"""Rules that are no part of textfix: those of installed packages, and the one that a user's lists of junk lines make.

A package offers rules through the entry point group ``textfix.rules``; an entry point is a Rule or a tuple of Rules. It
is asked where the settings name it, and nowhere else: a run without such settings looks for nothing, a package that
happens to be installed changes no result, and what is imported is what somebody has installed, never a file of the
folder in which textfix is started.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from textfix.core import Level, Rule
from textfix.engine import RuleError
from textfix.evidence.suppressions import BESIDES
from textfix.scan import Scanner
from textfix.selectors import nearest
from textfix.tables import triggers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from importlib.metadata import Distribution, EntryPoint

    from textfix.core import Finding, Text

GROUP = "textfix.rules"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
LARGEST = 1 << 20  #: how long a list of lines may be, in bytes

_met: dict[str, Rule] = {}


class GuestError(Exception):
    """A package without rules, a rule that cannot be used, or a list that cannot be read; names it."""


def guests(plugins: Iterable[str], lists: Iterable[str]) -> tuple[Rule, ...]:
    """The rule of the *lists* of junk lines, if there are any, and those of the packages. Raises GuestError."""
    rules = (*_own(tuple(lists)), *(rule for name in dict.fromkeys(plugins) for rule in _of_package(name)))
    for number, rule in enumerate(rules):
        if any(rule.name == other.name for other in rules[:number]):
            raise GuestError(f"two packages of {', '.join(plugins)} have a rule {rule.name}; name one of them")
    BESIDES.update(rule.name for rule in rules)
    _met.update((rule.name, rule) for rule in rules)
    return rules


def met() -> tuple[Rule, ...]:
    """All guests that this process has seen."""
    return tuple(_met.values())


def runs(rules: Iterable[Rule]) -> dict[str, str]:
    """The names of rules and when each runs, as the table of our own has it."""
    from textfix.rules.bake import runs_when

    return {rule.name: runs_when(rule) for rule in rules}


@lru_cache(maxsize=16)
def _own(lists: tuple[str, ...]) -> tuple[Rule, ...]:
    from textfix.rules.own_lines import EntryError, own_lines

    text = "\n".join(_read(path) for path in lists)
    try:
        rule = own_lines(text)
    except EntryError as error:
        raise GuestError(f"{', '.join(lists)}: {error}") from error
    return (rule,) if rule else ()


def _read(path: str) -> str:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise GuestError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise GuestError(f"{path}: is not UTF-8: {error}") from error
    if len(data) > LARGEST:
        raise GuestError(f"{path}: is larger than {LARGEST >> 20} MB")
    return text


@lru_cache(maxsize=16)
def _of_package(name: str) -> tuple[Rule, ...]:
    package = _installed(name)
    points = sorted((each for each in package.entry_points if each.group == GROUP), key=lambda each: each.name)
    if not points:
        raise GuestError(f"the package {name} has no rules: no entry points of the group {GROUP}")
    return tuple(_checked(rule, f"{name}: {point.value}") for point in points for rule in _loaded(point, name))


def _installed(name: str) -> Distribution:
    from importlib import metadata

    path = _path()
    found = next(iter(metadata.distributions(name=name, path=path)), None)
    if found is None:
        offered = {
            str(each.metadata["Name"])
            for each in metadata.distributions(path=path)
            if any(point.group == GROUP for point in each.entry_points)
        }
        hint = nearest(name, offered) or (f"; there are {', '.join(sorted(offered))}" if offered else "")
        raise GuestError(f"no package {name!r} is installed beside textfix{hint}")
    return found


def _path() -> list[str]:
    """Where packages are looked for: not in the folder that ``python -m`` puts first, which anybody may have filled."""
    first = sys.path[0] if sys.path else ""
    return sys.path[1:] if os.path.realpath(first or ".") == os.path.realpath(".") else list(sys.path)


def _loaded(point: EntryPoint, name: str) -> tuple[Rule, ...]:
    """What an entry point gives; a module that fails to import is named with its package."""
    path = sys.path[:]
    sys.path[:] = _path()
    try:
        found = point.load()
    except Exception as error:
        raise GuestError(f"{name}: {point.value} cannot be imported: {error!r}") from error
    finally:
        sys.path[:] = path
    rules = (found,) if isinstance(found, Rule) else found
    if not isinstance(rules, tuple | list) or not all(isinstance(rule, Rule) for rule in rules):
        raise GuestError(f"{name}: {point.value} is no Rule and no tuple of Rules, but {type(found).__name__}")
    return tuple(rules)


def _checked(rule: Rule, origin: str) -> Rule:
    """A rule that can stand among ours; an error in it names it."""
    name, level, doc = (getattr(rule, field) for field in ("name", "level", "doc"))  # nobody may have checked the types
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise GuestError(f"{origin}: {rule.name!r} is no name of a rule; one is such as family/damage")
    if any(name == own for own, _, _ in triggers.TRIGGERS):
        raise GuestError(f"{origin}: textfix has a rule {rule.name} of its own; this one needs another name")
    if not isinstance(level, Level) or not isinstance(doc, str) or not callable(rule.find):
        raise GuestError(f"{origin}: {rule.name} needs a level, a doc and a function find")
    for trigger in rule.triggers:
        try:
            Scanner([(rule.name, (trigger,))])
        except Exception as error:
            raise GuestError(f"{origin}: {rule.name}: RE2 does not take the trigger {trigger!r}") from error
    from dataclasses import replace

    return replace(rule, find=partial(_found, rule.find, f"{rule.name} of {origin}"))


def _found(find: Callable[[Text], Iterable[Finding]], whose: str, text: Text) -> Iterator[Finding]:
    """What a rule finds; an error in it is told with its name."""
    try:
        yield from find(text)
    except Exception as error:
        raise RuleError(f"the rule {whose} failed, and the file was left as it was: {error!r}") from error
