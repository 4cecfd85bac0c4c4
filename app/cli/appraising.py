"""`secondtake appraise`: JSON Lines in, JSON Lines out."""

import json
from dataclasses import asdict
from typing import IO, Any, BinaryIO

from pydantic import ValidationError

from app.api.shapes import AppraisalRequest
from app.appraisers.embedded import WEIGHTS, EmbeddedAppraiser
from app.config import Settings
from app.content import Catalogue
from app.domain.behaviours import Heard, scene_of


def run(
    settings: Settings, lines: BinaryIO, out: IO[str], persona: str | None, scores: bool, explain: bool
) -> None:
    """Code each line; a bad one gets an error on its own line and the run goes on."""
    context = _context(settings, persona)
    appraiser = EmbeddedAppraiser(WEIGHTS)
    for line in lines:
        if not line.strip():
            continue
        answer = _answer(appraiser, line, context, scores, explain)
        out.write(json.dumps(answer, ensure_ascii=True) + "\n")
        out.flush()


def _context(settings: Settings, persona: str | None) -> dict[str, Any]:
    if persona is None:
        return {}
    found = Catalogue.load(settings.content_dir, settings.data_dir / "cache").cast(persona).persona
    return {"previous": [found.scene.opening[0].text], "scene": scene_of(found.rehearsal.value)}


def _answer(
    appraiser: EmbeddedAppraiser, line: bytes, context: dict[str, Any], scores: bool, explain: bool
) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return {"error": "The line is not UTF-8 text."}
    except (ValueError, RecursionError) as error:
        return {"error": f"The line is not JSON: {error}."}
    if not isinstance(data, dict):
        return {"error": "The line is not a JSON object."}
    echoed = {"id": data["id"]} if "id" in data else {}
    try:
        request = AppraisalRequest.model_validate({**context, **{k: v for k, v in data.items() if k != "id"}})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return {**echoed, "error": f"{place}: {first['msg']}."}
    heard = request.heard()
    return {**echoed, **_coded(appraiser, heard, scores, explain)}


def _coded(appraiser: EmbeddedAppraiser, heard: Heard, scores: bool, explain: bool) -> dict[str, Any]:
    appraisal = appraiser.appraise_line(heard)
    answer: dict[str, Any] = {
        "codes": [_code(asdict(c), explain) for c in appraisal.codes],
        "final_move": appraisal.final_move.value,
        "empathy": appraisal.empathy.value,
        "markers": [m.value for m in appraisal.markers],
    }
    if scores:
        answer["scores"] = {code: round(float(p), 4) for code, p in appraiser.scores(heard).items()}
    return answer


def _code(coded: dict[str, Any], explain: bool) -> dict[str, Any]:
    shown = {"code": coded["code"], "quote": coded["quote"], "confidence": round(coded["confidence"], 4)}
    if explain:
        shown["reason"] = coded["reason"]
        if coded["subtype"]:
            shown["subtype"] = coded["subtype"]
    return shown
