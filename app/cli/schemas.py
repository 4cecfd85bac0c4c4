"""`secondtake schema`: what content files look like, for editors."""

import json
from typing import Any

from pydantic import BaseModel

from app.domain.persona import Persona, StyleFile
from app.domain.rubric import Rubric
from app.errors import BadRequest

KINDS: dict[str, type[BaseModel]] = {"persona": Persona, "style": StyleFile, "rubric": Rubric}


def schema_of(kind: str) -> str:
    """The JSON Schema of a kind of file, as JSON. Raises BadRequest for an unknown kind."""
    if kind not in KINDS:
        raise BadRequest(f"There is no kind of file called {kind!r}; there are {', '.join(KINDS)}.")
    schema = KINDS[kind].model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(_with_variants(schema) if kind == "persona" else schema, indent=1, ensure_ascii=False)


def _with_variants(schema: dict[str, Any]) -> dict[str, Any]:
    """A variant extends a persona and may leave out anything else."""
    schema["properties"]["extends"] = {
        "type": "string",
        "description": "Id of the persona that this one changes; fields given here take its fields' place.",
    }
    schema["if"] = {"required": ["extends"]}
    schema["then"] = {"required": ["id"]}
    schema["else"] = {"required": schema.pop("required")}
    return schema
