"""Reading the leader's lines from a file."""

import re
from pathlib import Path

from app.errors import BadRequest


def lines_of(script: Path) -> list[str]:
    """What the leader says, a line each; raises BadRequest where the file holds none."""
    try:
        text = script.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{script} is not UTF-8 text (byte {error.start}).") from error
    except OSError as error:
        raise BadRequest(f"{script} cannot be read: {error.strerror}.") from error
    lines = [line.strip() for line in re.split(r"\r\n|\n|\r", text)]
    spoken = [line for line in lines if line]
    if not spoken:
        raise BadRequest(f"{script} holds no lines.")
    return spoken
