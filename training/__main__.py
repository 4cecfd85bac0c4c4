"""The training command line: `python -m training check | build | report | transfer | time`."""

import argparse
import statistics
import sys
import time
from pathlib import Path

from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.appraisers.embedded.confidence import FILE
from training.lines import faults, read

REPORT = Path(__file__).parent.parent / "docs" / "appraiser-report.md"


def main() -> int:
    """Run one command; answers with the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="validate the coded lines")
    building = commands.add_parser("build", help="train on every line and write the weights")
    building.add_argument("--into", type=Path, default=WEIGHTS)
    reporting = commands.add_parser("report", help="cross-validate between authors and write the report")
    reporting.add_argument(
        "--folds", type=Path, help="keep trained folds here, and reuse those of the same lines"
    )
    counselling = commands.add_parser(
        "transfer", help="rank what coders found in counselling, in the columns of AnnoMI-full.csv"
    )
    counselling.add_argument("files", type=Path, nargs="+", metavar="FILE")
    commands.add_parser("time", help="median time of one line on one core")
    given = parser.parse_args()
    if given.command == "check":
        return _check()
    if given.command == "build":
        return _check() or _build(given.into)
    if given.command == "report":
        return _report(given.folds)
    if given.command == "transfer":
        return _transfer(given.files)
    return _time()


def _check() -> int:
    lines = read()
    wrong = list(faults(lines))
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    print(f"{len(lines)} lines, {len(wrong)} faults")
    return 2 if wrong else 0


def _build(folder: Path) -> int:
    from training.build import build

    build(read(), folder)
    return 0


def _report(folds: Path | None) -> int:
    from training.confidence import measured, write
    from training.report import WHOLE, cross_validate, written

    held = cross_validate(folds)
    write(measured(held.of(WHOLE)), WEIGHTS / FILE)
    REPORT.write_text(written(held), encoding="utf-8")
    print(f"written: {REPORT.name}, and what confidence is worth beside the weights")
    return 0


def _transfer(files: list[Path]) -> int:
    from training.transfer import areas, read, written

    try:
        turns = read(files)
    except OSError as error:
        print(f"{error.filename} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    except (KeyError, ValueError) as error:
        print(f"That is no table in the columns of AnnoMI-full.csv: {error}.", file=sys.stderr)
        return 2
    talks = len({turn.conversation for turn in turns})
    print(f"{len(turns)} turns of counsellors in {talks} conversations\n")
    print(written(areas(turns, EmbeddedAppraiser().scores)))
    return 0


def _time() -> int:
    appraiser = EmbeddedAppraiser()
    started = time.perf_counter()
    appraiser.load()
    loaded = time.perf_counter() - started
    from training.report import spans

    taken = spans(appraiser)
    print(
        f"{len(taken)} lines: median {statistics.median(taken):.1f} ms, "
        f"95th percentile {taken[int(0.95 * len(taken))]:.1f} ms; loading took {loaded:.2f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
