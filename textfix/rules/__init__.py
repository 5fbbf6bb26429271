"""The rules: a folder is a family, a file one kind of damage. `order` lists them all, `named` gives one of them."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:  # a file that needs one rule must not pay for all of them
    from textfix.core import Rule
    from textfix.rules.order import ALL

__all__ = ["ALL", "named"]


def named(name: str) -> Rule:
    """The rule called *name*; only its module is imported."""
    rule: Rule = import_module(f"textfix.rules.{name.replace('/', '.').replace('-', '_')}").RULE
    return rule


def __getattr__(name: str) -> object:
    """``ALL``, the tuple of all rules, which imports every one of them."""
    if name == "ALL":
        from textfix.rules.order import ALL

        return ALL
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
