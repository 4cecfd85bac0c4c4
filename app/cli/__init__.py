"""The command line: serve, play, appraise, check, replay."""

import sys


def main() -> None:
    """Run the command line. Errors go to stderr; bad input exits with 2, other failures with 1."""
    from app.cli.commands import commands
    from app.errors import BadRequest, NotFound, SecondTakeError

    try:
        commands()
    except SecondTakeError as error:
        print(f"secondtake: {error.sentence}", file=sys.stderr)
        sys.exit(2 if isinstance(error, BadRequest | NotFound) else 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
