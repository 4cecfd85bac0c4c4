"""`python -m app` is `secondtake`."""

from app.cli import main

main()
