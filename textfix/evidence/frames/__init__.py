"""The words and the forms of a page's frame."""
