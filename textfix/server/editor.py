"""What an editor says of itself and of its texts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pygls.uris import to_fs_path

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer
    from pygls.workspace import TextDocument

#: Suffixes that stand for the language of a text whose name tells nothing.
LANGUAGES = {"markdown": ".md", "html": ".html", "xml": ".xml", "json": ".json", "yaml": ".yaml", "python": ".py"}


def path_of(document: TextDocument) -> str:
    """The path of a text, by which settings are found and its kind is told."""
    path = to_fs_path(document.uri) or document.path or "untitled"
    if not os.path.splitext(path)[1]:
        path += LANGUAGES.get(document.language_id or "", "")
    return path


def knows_versions(server: LanguageServer) -> bool:
    """Whether the editor refuses an edit of a text that has changed since."""
    workspace = server.client_capabilities.workspace
    return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)


def watches(server: LanguageServer) -> bool:
    """Whether the editor tells of files that change, when it is asked to."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    return bool(watching and watching.dynamic_registration)
