"""Labels of closed lists."""

from enum import Enum

import pytest

from sozialmap.core import model, places, wishes
from sozialmap.core.model import Barrier, OfferKind
from sozialmap.text.labels import LABELS, label

UNSAID = frozenset(
    (model.Value, wishes.Mode, wishes.Strength, wishes.Has, wishes.BudgetUnit, wishes.Filter,
     wishes.MinutesKind)
)  # fmt: skip
"""Lists that are never shown as such."""


def closed_lists():
    for module in (model, places, wishes):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Enum) and list(value):
                yield value


@pytest.mark.parametrize("values", sorted(set(closed_lists()) - UNSAID, key=str))
def test_every_value_has_a_label(values):
    assert all((values, value) in LABELS for value in values)


def test_the_same_word_in_two_lists_means_two_things(german):
    assert label(OfferKind.GROUP, german) == "Gruppe"
    assert label(Barrier.GROUP, german) == "kleine Gruppe"
