"""Every case of docs/openness.md is judged as it is told there."""

import pytest

from sozialmap.core.openness import judge
from tests.conftest import TODAY
from tests.core.openness_cases import CASES, DOCUMENT, page


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case):
    assert judge(case.offer, case.wish, today=TODAY, minutes=case.minutes).outcome is case.outcome


def test_the_document_tells_these_cases():
    assert DOCUMENT.read_text(encoding="utf-8") == page()


def test_no_case_is_told_twice():
    assert len({(case.rule, case.told) for case in CASES}) == len(CASES)
