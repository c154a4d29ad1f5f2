"""The one place that chooses implementations and puts them together."""
