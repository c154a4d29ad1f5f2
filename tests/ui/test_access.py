"""Only the machine itself, or whoever knows the passphrase, may edit."""

from dataclasses import replace

import pytest

from sozialmap.privacy import gate
from sozialmap.ui.access import Asked, is_own_machine

OWN = Asked(listening="127.0.0.1", host="localhost:8501", address="", forwarded=False)


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        (OWN, True),
        (replace(OWN, host="127.0.0.1:8501", address="127.0.0.1"), True),
        (replace(OWN, host="[::1]:8501", address="::1"), True),
        (replace(OWN, listening="0.0.0.0"), False),
        (replace(OWN, listening=""), False),
        (replace(OWN, host="karte.example.org"), False),
        (replace(OWN, host="localhost.example.org"), False),
        (replace(OWN, address="192.168.1.7"), False),
        (replace(OWN, address="unsinn"), False),
        (replace(OWN, forwarded=True), False),
    ],
)
def test_who_counts_as_the_machine_itself(asked, own):
    assert is_own_machine(asked) is own


def test_the_gate_opens_for_the_passphrase_alone(monkeypatch):
    monkeypatch.setattr(gate, "PAUSE_S", 0)

    assert gate.Gate("Müller & Söhne").opens("Müller & Söhne")
    assert not gate.Gate("geheim").opens("Geheim")
    assert not gate.Gate("").opens("")


def test_a_wrong_passphrase_costs_time(monkeypatch):
    waited = []
    monkeypatch.setattr(gate.time, "sleep", waited.append)

    gate.Gate("geheim").opens("falsch")

    assert waited == [gate.PAUSE_S]
