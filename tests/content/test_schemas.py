"""The JSON Schemas beside the content say what the models say."""

import json
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from app.cli.schemas import schema_of

ROOT = Path(__file__).parents[2]
BESIDE = {
    "persona": ROOT / "personas" / "persona.schema.json",
    "style": ROOT / "personas" / "_styles" / "style.schema.json",
    "rubric": ROOT / "rubrics" / "rubric.schema.json",
}


@pytest.mark.parametrize("kind", BESIDE)
def test_the_schema_beside_the_files_is_current(kind: str) -> None:
    current = schema_of(kind) + "\n"
    assert BESIDE[kind].read_text("utf-8") == current, f"secondtake schema {kind} > {BESIDE[kind]}"


@pytest.mark.parametrize(
    ("kind", "path"),
    [("persona", p) for p in sorted((ROOT / "personas").glob("*.yaml"))]
    + [("style", p) for p in sorted((ROOT / "personas" / "_styles").glob("*.yaml"))]
    + [("rubric", p) for p in sorted((ROOT / "rubrics").glob("*.yaml"))],
    ids=lambda v: v.stem if isinstance(v, Path) else v,
)
def test_an_editor_would_accept_the_shipped_files(kind: str, path: Path) -> None:
    jsonschema.validate(YAML(typ="safe", pure=True).load(path), json.loads(schema_of(kind)))


def test_an_editor_would_accept_a_variant_and_refuse_an_unknown_key() -> None:
    schema = json.loads(schema_of("persona"))
    jsonschema.validate({"extends": "F16", "id": "F16-MONDAY"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"extends": "F16", "id": "F16-MONDAY", "moood": "low"}, schema)
