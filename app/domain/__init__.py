"""What the product knows, as plain values and functions.

Nothing here does I/O, reads a clock, draws a random number, calls a model or
imports a framework; pydantic is the one exception, for frozen, validated values.
"""
