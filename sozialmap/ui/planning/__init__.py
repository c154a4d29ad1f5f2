"""The steps of the page Planen, a module each."""
