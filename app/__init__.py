"""Second Take: a rehearsal room for compassionate leadership."""

__version__ = "0.1.0"
