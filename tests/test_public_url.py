"""The public address of the app is an address that everybody can open, or none."""

import pytest

from sozialmap.config import read_settings
from sozialmap.core.errors import InputError


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("", ""),
        ("  https://karte.example.org/ ", "https://karte.example.org"),
        ("http://192.168.1.10:8501", "http://192.168.1.10:8501"),
        ("https://example.org/karte/", "https://example.org/karte"),
    ],
)
def test_an_address_or_none(said, read):
    assert read_settings({"SOZIALMAP_PUBLIC_URL": said}).public_url == read


@pytest.mark.parametrize(
    "said",
    ["karte.example.org", "javascript:alert(1)", "https://a:b@example.org", "https://x.org/?a=1"],
)
def test_what_is_no_plain_address_is_refused(said):
    with pytest.raises(InputError, match=r"setting\.public_url"):
        read_settings({"SOZIALMAP_PUBLIC_URL": said})
