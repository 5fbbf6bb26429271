"""Everything that textfix shows: a module for each format, imported when there is something to show."""
