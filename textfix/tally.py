"""What a run adds up to: the counts, the exit code, and the line that says it to the user."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself would cost more than this whole module
    from collections.abc import Iterator

    from textfix.report import FileReport
    from textfix.request import Request


class Tally:
    """Counts of a run, as far as it has come."""

    def __init__(self) -> None:
        self.files = 0
        self.passed_over = 0  #: binary files met in folders
        self.done_before = 0  #: files that an interrupted run had done
        self.damaged = 0  #: files in which something was found
        self.changed = 0  #: files that are repaired, or would be
        self.refused = 0
        self.applied = 0  #: places that are repaired, or would be
        self.left = 0
        self.left_to_full = 0  #: of those left, the ones that --full repairs
        self._code = 0

    def add(self, report: FileReport, request: Request) -> None:
        """Count the report of one file."""
        from textfix.core import Level
        from textfix.report import exit_code

        places = report.places()
        left = [place for place in places if not place.applied]
        self.damaged += bool(places)
        self.changed += report.changed
        self.refused += report.status.value == "refused"
        self.applied += len(places) - len(left)
        self.left += len(left)
        if not request.full:
            self.left_to_full += sum(place.level is Level.FULL and place.after is not None for place in left)
        self._code = max(self._code, exit_code((report,), shows_damage=not request.writes))

    def exit_code(self, request: Request) -> int:
        """0 clean or all repaired, 1 damage found or left, 2 a file that could not be done."""
        code = self._code
        if request.writes and request.exit_non_zero_on_fix and self.changed:
            code = max(code, 1)
        return 0 if code == 1 and request.exit_zero else code

    def totals(self) -> dict[str, int]:
        """The counts by name."""
        return {
            "files": self.files,
            "damaged": self.damaged,
            "changed": self.changed,
            "refused": self.refused,
            "applied": self.applied,
            "left": self.left,
            "left_to_full": self.left_to_full,
            "binary": self.passed_over,
        }

    def summary(self, request: Request) -> Iterator[str]:
        """What to tell the user at the end."""
        if self.done_before:
            yield f"{_count(self.done_before, 'file')} passed over, as the manifest says that they are done."
        if not self.files and not self.done_before:
            yield "No files found: all are excluded, ignored by git, or there are none."
            return
        if not self.applied and not self.left:
            if not self.refused:
                yield f"Nothing found in {_count(self.files, 'file')}."
            if self.changed:
                yield f"{'Converted' if request.writes else 'Would convert'} {_count(self.changed, 'file')}."
        elif request.writes:
            yield self._repaired()
        else:
            yield self._found("textfix fix --full" if request.full else "textfix fix")
        if self.passed_over:
            yield f"{_count(self.passed_over, 'binary file')} passed over."
        if self.refused:
            yield f"{_count(self.refused, 'file')} could not be done."

    def _found(self, command: str) -> str:
        found = _count(self.applied + self.left, "damaged place")
        line = f"Found {found} in {self.damaged} of {_count(self.files, 'file')}."
        if self.applied:
            line += f" `{command}` repairs {self.applied if self.left else 'all'}"
            line += f", --full {self.left_to_full} more." if self.left_to_full else "."
        elif self.left_to_full:
            line += f" `{command} --full` repairs {self.left_to_full}."
        return line

    def _repaired(self) -> str:
        line = "Nothing repaired."
        if self.applied:
            line = f"Repaired {_count(self.applied, 'place')} in {self.changed} of {_count(self.files, 'file')}."
        if self.left:
            line += f" {_count(self.left, 'damaged place')} left"
            line += f"; --full repairs {self.left_to_full}." if self.left_to_full else "."
        return line


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
