"""The page Planen alone; run by test_plan.py."""

from sozialmap.ui.pages import plan

plan.page()
