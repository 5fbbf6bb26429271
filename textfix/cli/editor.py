"""server: the command that an editor starts."""

from __future__ import annotations

from typing import Any

import typer

from textfix.cli.groups import takes
from textfix.cli.options import Rules, Settings


@takes(Rules, Settings)
def server(**options: Any) -> None:
    """Serve an editor over the Language Server Protocol, on standard input and output."""
    from textfix.request import separated
    from textfix.server import serve
    from textfix.server.wishes import Wishes

    names = {name: separated(options[name]) for name in ("select", "ignore", "extend_select")}
    wishes = Wishes(**names, config=tuple(options["config"]), isolated=options["isolated"], full=options["full"])
    raise typer.Exit(serve(wishes))
