"""Settings: what holds for a file beside the flags of the run, and where each value comes from.

Most runs have no settings file, so nothing here imports anything; `read` comes with the first file that exists.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Mapping

#: A pattern of file names, and the folder that it starts from.
Bound = tuple[str, str]

#: Every setting, by the name it has in a file, and what holds where nobody says anything.
DEFAULTS: dict[str, object] = {
    "select": (),
    "ignore": (),
    "extend-select": (),
    "full": False,
    "script": None,
    "levels": {},
    "per-file-ignores": {},
    "allow": (),
    "allow-re": (),
    "lexicons": (),
    "junk-lines": (),
    "plugins": (),
    "encoding": None,
    "kinds": {},
    "exclude": (),
    "extend-exclude": (),
    "force-exclude": False,
    "respect-gitignore": True,
    "baseline": None,
    "output-format": "full",
}


class SettingsError(Exception):
    """Settings that cannot be used; names the file, and what would be right."""


class Settings:
    """Frozen settings, resolved: `extend` has been followed, paths are absolute, patterns know their folder."""

    __slots__ = (*(name.replace("-", "_") for name in DEFAULTS), "file", "origins")

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    full: bool
    script: str | None
    levels: Mapping[str, str]  #: from selectors to the level that their rules have at most
    per_file_ignores: Mapping[Bound, tuple[str, ...]]
    allow: tuple[str, ...]
    allow_re: tuple[str, ...]
    lexicons: tuple[str, ...]
    junk_lines: tuple[str, ...]
    plugins: tuple[str, ...]
    encoding: str | None
    kinds: Mapping[Bound, str]
    exclude: tuple[Bound, ...]
    extend_exclude: tuple[Bound, ...]
    force_exclude: bool
    respect_gitignore: bool
    baseline: str | None
    output_format: str
    file: str | None  #: the settings file; None where there is none
    origins: Mapping[str, str]  #: where the values come from that are not the default ones

    def __init__(
        self, values: Mapping[str, object] = {}, origins: Mapping[str, str] = {}, file: str | None = None
    ) -> None:
        for name, default in DEFAULTS.items():
            object.__setattr__(self, name.replace("-", "_"), values.get(name, default))
        object.__setattr__(self, "origins", origins)
        object.__setattr__(self, "file", file)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"settings are frozen; {name} cannot be set")

    def value(self, name: str) -> object:
        """A setting by the name it has in a file."""
        value: object = getattr(self, name.replace("-", "_"))
        return value


#: What holds where there is no file.
DEFAULT = Settings()
