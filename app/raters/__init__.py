"""Raters: a finished iteration beside the rubric."""
