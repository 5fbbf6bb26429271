"""Whether a text is an article of a page, and where on the page it stands."""
