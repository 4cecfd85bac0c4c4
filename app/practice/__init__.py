"""Use cases: practices, iterations, turns, debriefs."""
