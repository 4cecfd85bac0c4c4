"""`python -m bench [--runs N]`: prints what was measured, and the goals, as a Markdown table."""

import argparse
import os
import platform
from importlib.metadata import version

from bench import command, web
from bench.measure import table


def main() -> None:
    """Measure the installed command and a server of its own, and print what was found."""
    options = argparse.ArgumentParser(prog="python -m bench", description="Times what a person waits for.")
    options.add_argument("--runs", type=int, default=5, help="how often starts are timed (5); the rest by it")
    runs = options.parse_args().runs
    found = [*command.measures(runs), *web.measures(runs)]
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"
    print(f"Second Take {version('secondtake')}, Python {platform.python_version()}, {machine}\n")
    print(table(found))


if __name__ == "__main__":
    main()
