"""Writes docs/openapi.json: `python -m tests.docs.reference`."""

import json
import tempfile
from pathlib import Path
from typing import Any

from app.config import Settings
from app.main import create_app

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "docs" / "openapi.json"


def document() -> dict[str, Any]:
    """The OpenAPI document as the application gives it."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(database_url=f"sqlite:///{folder}/unused.db"))
        app.state.room.record.close()
        return app.openapi()


def text_of(found: dict[str, Any]) -> str:
    """A document as it stands in the file."""
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    KEPT.write_text(text_of(document()), encoding="utf-8")
