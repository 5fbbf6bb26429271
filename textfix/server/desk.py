"""One text in an editor: what is found in it, where that is in the editor's own counting, and how it is repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from textfix.output.places import severity
from textfix.output.visible import excerpt, visible
from textfix.positions import positions
from textfix.substitutions import proposal, substitutions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textfix.outcome import Place
    from textfix.report import FileReport
    from textfix.substitutions import Substitution

SEVERITIES = {
    "error": types.DiagnosticSeverity.Warning,  # damage in a text stops no program
    "warning": types.DiagnosticSeverity.Information,
    "note": types.DiagnosticSeverity.Hint,
}
MARK = "\N{BYTE ORDER MARK}"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.textfix"
QUICK = types.CodeActionKind.QuickFix.value


class Desk:
    """The report on a text, in lines and columns of the protocol."""

    def __init__(self, source: str, report: FileReport | None, units: str) -> None:
        self._places: tuple[Place, ...] = ()
        self._repairs: tuple[Substitution, ...] = ()
        self._proposals: tuple[Substitution, ...] = ()
        self._newline = "\n"
        self._positions: dict[int, tuple[int, int]] = {}
        if report is None or report.outcome is None or report.document is None:
            return
        self._newline = report.document.newline
        self._places = report.places()
        self._repairs = substitutions(report.outcome)
        proposals = (proposal(report.outcome, place) for place in self._places)
        self._proposals = tuple(each for each in proposals if each)
        lead = source[:1] if source.startswith(MARK) else ""  # the text of the report has none
        spans: list[Place | Substitution] = [*self._places, *self._repairs]
        offsets = {at for span in spans for at in (span.start, span.end)}
        # The protocol ends a line at a lone carriage return too.
        found = positions(lead + report.document.text, (at + len(lead) for at in offsets), units, line_ends="\n\r")
        self._positions = {at: found[at + len(lead)] for at in offsets}

    def diagnostics(self) -> list[types.Diagnostic]:
        """What an editor underlines."""
        return [self._diagnostic(place) for place in self._places]

    def actions(
        self, uri: str, version: int | None, within: types.Range, only: Iterable[str] | None
    ) -> list[types.CodeAction]:
        """The repairs of what is at a range, and of the whole text, of the kinds that are asked for."""
        found: list[types.CodeAction] = []
        if _asked(QUICK, only):
            repairs = (*self._repairs, *self._proposals)
            there = [each for each in repairs if _meet(self._range(each.start, each.end), within)]
            found += (self._quick(uri, version, repair) for repair in there)
            if found and len(self._repairs) > 1:
                found.append(self._whole(uri, version, QUICK))
        if self._repairs and _asked(FIX_ALL, only):
            found.append(self._whole(uri, version, FIX_ALL))
        return found

    def _quick(self, uri: str, version: int | None, repair: Substitution) -> types.CodeAction:
        first = repair.places[0]
        title = f"Repair: {excerpt(repair.replacement, long=24, ends=10) or 'delete it'} ({first.rule})"
        return types.CodeAction(
            title=title,
            kind=QUICK,
            diagnostics=[self._diagnostic(place) for place in repair.places],
            is_preferred=first.applied,
            edit=self._edit(uri, version, (repair,)),
        )

    def _whole(self, uri: str, version: int | None, kind: str) -> types.CodeAction:
        title = f"Repair all {len(self._repairs)} damaged places of this file (textfix)"
        return types.CodeAction(title=title, kind=kind, edit=self._edit(uri, version, self._repairs))

    def _edit(self, uri: str, version: int | None, repairs: Iterable[Substitution]) -> types.WorkspaceEdit:
        """An edit that an editor refuses where the text has changed since, if it knows versions."""
        edits = [types.TextEdit(self._range(each.start, each.end), self._lines(each.replacement)) for each in repairs]
        if version is None:
            return types.WorkspaceEdit(changes={uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text_document=document, edits=[*edits])])

    def _lines(self, text: str) -> str:
        return text if self._newline == "\n" else text.replace("\n", self._newline)

    def _diagnostic(self, place: Place) -> types.Diagnostic:
        proven = " (proven)" if place.proven else ""
        return types.Diagnostic(
            range=self._range(place.start, place.end),
            message=f"{visible(place.message)}{proven}",
            severity=SEVERITIES[severity(place)],
            code=place.rule,
            source="textfix",
        )

    def _range(self, start: int, end: int) -> types.Range:
        return types.Range(types.Position(*self._positions[start]), types.Position(*self._positions[end]))


def _asked(kind: str, only: Iterable[str] | None) -> bool:
    """Whether an action of this kind is wanted: no kinds are named, or this one or one above it."""
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in _names(only))


def _names(only: Iterable[str]) -> Iterator[str]:
    for each in only:
        yield each.value if isinstance(each, types.CodeActionKind) else each


def _meet(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
