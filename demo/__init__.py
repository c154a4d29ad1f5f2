"""Draws the invented town Mainbogen and writes it as an OpenStreetMap file."""
