"""A cell is text, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.cells import neutralise, restore


@pytest.mark.parametrize("cell", ["=1+1", "+49 69 1", "-5 °C", "@SUM(A1)", "\tx", "'=1", "＝1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(cell):
    assert neutralise(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Treff", "", "'n Café", "5 €", "(069) 1"])
def test_other_cells_stay(cell):
    assert neutralise(cell) == restore(cell) == cell


@given(st.text(alphabet="'=+-@\tx", max_size=8))
def test_every_cell_comes_back(cell):
    assert restore(neutralise(cell)) == cell
