"""Actors: who speaks as the colleague."""
