"""sozialmap: a treasure map of a neighbourhood."""
