"""Measurements, each against a named alternative in the same run: `make bench`."""
