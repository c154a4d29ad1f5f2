"""Text of entries is never read as Markdown."""

import pytest

from sozialmap.text.plain import as_markdown, as_markdown_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Strasse/Hausnr.", "Strasse/Hausnr."),
        ("Hunde-Treff (am Weiher)?", "Hunde-Treff (am Weiher)?"),
        ("**fett** _schräg_", r"\*\*fett\*\* \_schräg\_"),
        ("![x](http://a/b.png)", r"\!\[x\](http\://a/b.png)"),
        ("<script>", r"\<script\>"),
        (":material/pets: :red[rot]", r"\:material/pets\: \:red\[rot\]"),
        ("1. Treff", r"1\. Treff"),
        ("- Treff", r"\- Treff"),
        ("# Treff", r"\# Treff"),
        ("$x$ &lt; &#60;", r"\$x\$ \&lt; \&\#60;"),
        ("Natur & Garten", "Natur & Garten"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_signs_are_shown_as_signs(text, shown):
    assert as_markdown(text) == shown


def test_lines_stay_lines():
    assert as_markdown_lines("a\n\nb") == "a  \nb"
