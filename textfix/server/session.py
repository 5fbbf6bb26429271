"""The conversation with one editor.

Texts come whole with each change: pygls counts lines as `str.splitlines` does, so that smaller changes would go wrong
in a text with U+2028 or a form feed.
"""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from textfix import __version__
from textfix.examination import Examination, RequestError
from textfix.server.desk import FIX_ALL, QUICK, Desk
from textfix.server.editor import knows_versions, path_of, watches
from textfix.server.wishes import WishError
from textfix.settings import SettingsError
from textfix.settings.nearest import NAMES, Nearest

if TYPE_CHECKING:
    from pygls.workspace import TextDocument

    from textfix.server.wishes import Wishes

#: Seconds without a keystroke after which a text is looked at.
PAUSE = 0.25


class Session(LanguageServer):
    """A server with the wishes of its user, and what is known of the open texts."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__("textfix", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._flags = wishes
        self._wishes = wishes
        self._examination: Examination | None = None
        self._desks: dict[str, tuple[int | None, Desk]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._complaint = ""

    def wish(self, options: object) -> None:
        """Take the options of the editor; tells the user where they are wrong."""
        try:
            self._wishes = self._flags.with_options(options)
        except WishError as error:
            self._complain(str(error))
        self.forget()

    def forget(self) -> None:
        """What was found, since wishes or settings have changed."""
        self._examination = None
        self._desks.clear()

    def close(self, uri: str) -> None:
        """A text is closed: nothing is shown of it any more."""
        self._desks.pop(uri, None)
        task = self._waiting.pop(uri, None)
        if task:
            task.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    def look(self, uri: str, *, pause: float = 0.0) -> None:
        """Show what is found in a text, once it has rested for *pause* seconds."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()
        self._waiting[uri] = asyncio.create_task(self._show(uri, pause))

    async def desk(self, uri: str) -> tuple[int | None, Desk]:
        """What is found in the text as it is now, and its version."""
        async with self._one_at_a_time:
            document = self.workspace.get_text_document(uri)
            version, desk = self._desks.get(uri, (None, None))
            if desk is None or version is None or version != document.version:
                version = document.version
                desk = await asyncio.to_thread(self._examine, document, document.source)
                self._desks[uri] = (version, desk)
            return version, desk

    async def _show(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        version, found = None, []
        try:
            version, desk = await self.desk(uri)
            found = desk.diagnostics()
        except (RequestError, SettingsError) as error:
            self._complain(str(error))
        except Exception as error:  # noqa: BLE001  # one text must not end the session
            self._complain(f"internal error, nothing is shown of {uri}: {error!r}")
        if version is None or self.workspace.get_text_document(uri).version == version:
            answer = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
            self.text_document_publish_diagnostics(answer)

    def _examine(self, document: TextDocument, source: str) -> Desk:
        """Look at a text. Raises RequestError and SettingsError."""
        if self._examination is None:
            request = self._wishes.request()
            self._examination = Examination(request, Nearest(request.config, isolated=request.isolated))
        try:
            data = source.encode()
        except UnicodeEncodeError:  # half a character: the editor's fault, and nothing to repair for us
            return Desk(source, None, "utf-32")
        report = self._examination.report(data, path_of(document))
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Desk(source, report, getattr(encoding, "value", encoding))

    def _complain(self, message: str) -> None:
        """Tell the user, once."""
        if message != self._complaint:
            self._complaint = message
            note = types.ShowMessageParams(type=types.MessageType.Error, message=f"textfix: {message}")
            self.window_show_message(note)


def session(wishes: Wishes) -> Session:
    """A server that is ready to start."""
    server = Session(wishes)
    _follow_texts(server)
    _follow_settings(server)

    actions = types.CodeActionOptions(code_action_kinds=[QUICK, FIX_ALL])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, actions)
    async def act(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        try:
            version, desk = await server.desk(uri)
        except (RequestError, SettingsError):  # told with the diagnostics
            return []
        only = params.context.only
        return desk.actions(uri, version if knows_versions(server) else None, params.range, only)

    return server


def _follow_texts(server: Session) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.look(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.look(params.text_document.uri, pause=PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if os.path.basename(params.text_document.uri) in NAMES:
            _look_again(server)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _follow_settings(server: Session) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.wish(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        if watches(server):
            watchers = [types.FileSystemWatcher(glob_pattern=f"**/{name}") for name in NAMES]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration(id="textfix-settings", method=method, register_options=options)
            await server.client_register_capability_async(types.RegistrationParams(registrations=[registration]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def settings_changed(_: types.DidChangeWatchedFilesParams) -> None:
        _look_again(server)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def options_changed(params: types.DidChangeConfigurationParams) -> None:
        server.wish(params.settings)
        _look_again(server)


def _look_again(server: Session) -> None:
    server.forget()
    for document in list(server.workspace.text_documents.values()):
        server.look(document.uri)
