"""Sheets for paper. Made in memory: no word of a client is written anywhere."""
