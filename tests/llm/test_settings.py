"""Which settings lead to which model, and what is said where something is missing."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.config import OPENAI, OPENAI_DEFAULT_MODEL, Settings
from app.domain.spending import Price
from app.errors import BadRequest
from app.llm import ModelServer
from app.model import model_server
from tests.fakes import record_at

KEY = "sk-made-up-4711"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "SECONDTAKE_MODEL", "SECONDTAKE_ACTOR"):
        monkeypatch.delenv(name, raising=False)


def built(tmp_path: Path) -> ModelServer | None:
    record = record_at(tmp_path)
    try:
        return model_server(Settings.read(), record.ledger, lambda: datetime.now(UTC))
    finally:
        record.close()


def test_without_any_the_built_in_colleague_plays(tmp_path: Path) -> None:
    assert built(tmp_path) is None
    assert not Settings.read().model_plays


def test_a_key_alone_leads_to_openai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f" {KEY}\n")
    server = built(tmp_path)
    assert server is not None
    assert server.base_url == OPENAI
    assert server.profile("actor").model == OPENAI_DEFAULT_MODEL
    assert server.profile("rater") == server.profile("actor")
    assert not server.has("rater")


def test_an_address_alone_needs_a_model_and_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1/")
    with pytest.raises(BadRequest, match=r"SECONDTAKE_MODEL is not set.*127\.0\.0\.1:11434"):
        Settings.read()
    monkeypatch.setenv("OPENAI_MODEL", "llama3.2")
    server = built(tmp_path)
    assert server is not None
    assert (server.base_url, server.profile("actor").model) == ("http://127.0.0.1:11434/v1", "llama3.2")


def test_the_programs_own_variable_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_MODEL", "theirs")
    monkeypatch.setenv("SECONDTAKE_MODEL", "ours")
    assert Settings.read().model_name == "ours"


def test_scripted_leaves_the_key_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("SECONDTAKE_ACTOR", "scripted")
    assert built(tmp_path) is None
    monkeypatch.setenv("SECONDTAKE_RATER_MODEL", "big")
    server = built(tmp_path)
    assert server is not None
    assert server.profile("rater").model == "big"
    assert server.profile("rater").max_tokens == 2000


def test_llm_without_a_server_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDTAKE_ACTOR", "llm")
    with pytest.raises(BadRequest, match=r"no model server is set\. Set OPENAI_API_KEY, or OPENAI_BASE_URL"):
        Settings.read()


def test_a_rater_without_a_server_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDTAKE_RATER_MODEL", "big")
    with pytest.raises(BadRequest, match="SECONDTAKE_RATER_MODEL"):
        Settings.read()


def test_a_profile_has_what_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPENAI_API_KEY": KEY,
        "SECONDTAKE_MODEL_TEMPERATURE": "0.8",
        "SECONDTAKE_MODEL_TOKENS": "90",
        "SECONDTAKE_TOKEN_PARAMETER": "max_completion_tokens",
        "SECONDTAKE_MODEL_SYSTEM_LAST": "false",
    }.items():
        monkeypatch.setenv(name, value)
    server = built(tmp_path)
    assert server is not None
    profile = server.profile("actor")
    assert (profile.temperature, profile.max_tokens) == (0.8, 90)
    assert profile.token_parameter == "max_completion_tokens"
    assert not profile.system_last


def test_the_rater_has_a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPENAI_API_KEY": KEY,
        "SECONDTAKE_MODEL_TEMPERATURE": "0.8",
        "SECONDTAKE_TOKEN_PARAMETER": "max_completion_tokens",
        "SECONDTAKE_RATER_MODEL": "big",
    }.items():
        monkeypatch.setenv(name, value)
    server = built(tmp_path)
    assert server is not None
    rater = server.profile("rater")
    assert (rater.model, rater.temperature, rater.read, rater.whole) == ("big", None, None, None)
    assert rater.token_parameter == "max_completion_tokens"
    for name, value in {
        "SECONDTAKE_RATER_TEMPERATURE": "0",
        "SECONDTAKE_RATER_TOKEN_PARAMETER": "max_tokens",
        "SECONDTAKE_RATER_READ_SECONDS": "120",
        "SECONDTAKE_RATER_WHOLE_SECONDS": "600",
        "SECONDTAKE_RATER_CONCURRENCY": "2",
    }.items():
        monkeypatch.setenv(name, value)
    server = built(tmp_path)
    assert server is not None
    rater, actor = server.profile("rater"), server.profile("actor")
    assert (rater.temperature, rater.read, rater.whole, rater.most_at_once) == (0, 120, 600, 2)
    assert (rater.token_parameter, actor.token_parameter) == ("max_tokens", "max_completion_tokens")
    assert (actor.read, actor.whole, actor.most_at_once) == (None, None, None)


def price(monkeypatch: pytest.MonkeyPatch, role: str, prompt: str, completion: str) -> None:
    monkeypatch.setenv(f"SECONDTAKE_{role}_PRICE_IN", prompt)
    monkeypatch.setenv(f"SECONDTAKE_{role}_PRICE_OUT", completion)


def test_a_limit_on_cost_needs_the_price_of_every_model_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECONDTAKE_BUDGET_DAY_COST", "5")
    assert Settings.read().budget_day_cost == 5, "without a model there is nothing to count"
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(BadRequest, match=r"no price .* SECONDTAKE_MODEL_PRICE_IN and \w+_PRICE_OUT"):
        Settings.read()
    price(monkeypatch, "MODEL", "0.5", "2")
    Settings.read()
    monkeypatch.setenv("SECONDTAKE_RATER_MODEL", "big")
    with pytest.raises(BadRequest, match=r"no price .* SECONDTAKE_RATER_PRICE_IN"):
        Settings.read()
    price(monkeypatch, "RATER", "3", "12")
    found = Settings.read()
    assert (found.model_price, found.rater_price) == (
        Price(prompt=Decimal("0.5"), completion=Decimal(2)),
        Price(prompt=Decimal(3), completion=Decimal(12)),
    )


def test_a_model_that_does_both_has_one_price(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "OPENAI_API_KEY": KEY,
        "SECONDTAKE_MODEL": "toy",
        "SECONDTAKE_RATER_MODEL": "toy",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SECONDTAKE_BUDGET_PRACTICE_COST", "0.25")
    price(monkeypatch, "MODEL", "0", "0")
    assert Settings.read().rater_price == Price(prompt=Decimal(0), completion=Decimal(0))


@pytest.mark.parametrize("role", ["MODEL", "RATER"])
def test_half_a_price_is_refused(monkeypatch: pytest.MonkeyPatch, role: str) -> None:
    monkeypatch.setenv(f"SECONDTAKE_{role}_PRICE_IN", "1")
    with pytest.raises(BadRequest, match=f"^SECONDTAKE_{role}_PRICE_IN and .* belong together"):
        Settings.read()


@pytest.mark.parametrize("value", ["-1", "nan", "inf", "a lot", "1,50"])
@pytest.mark.parametrize("name", ["MODEL_PRICE_IN", "BUDGET_DAY_COST"])
def test_what_is_no_amount_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"SECONDTAKE_{name}", value)
    with pytest.raises(BadRequest, match=f"^SECONDTAKE_{name}: "):
        Settings.read()


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8080", "ftp://x/v1", "http://", f"https://me:{KEY}@host/v1", f"https://host/v1?key={KEY}"],
)
def test_what_is_no_address_is_refused_without_being_repeated(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(BadRequest, match=r"^OPENAI_BASE_URL: it (is no|holds)") as raised:
        Settings.read()
    assert KEY not in f"{raised.value} {raised.value.__cause__}"


def test_a_key_that_can_be_none_is_refused_without_being_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\N{EN DASH}x")
    with pytest.raises(BadRequest, match=r"^OPENAI_API_KEY: it holds") as raised:
        Settings.read()
    assert KEY not in f"{raised.value} {raised.value.__cause__}"


def test_the_key_is_in_no_repr_or_dump() -> None:
    settings = Settings(OPENAI_API_KEY=KEY)  # type: ignore[call-arg]  # the alias of openai_api_key
    assert settings.openai_api_key.get_secret_value() == KEY
    assert KEY not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_starting_does_not_wait_for_the_library(tmp_path: Path) -> None:
    script = (
        "import sys, time; from app.config import Settings; from app.model import model_server\n"
        "assert 'openai' not in sys.modules\n"
        "server = model_server(Settings.read(), None, None)\n"
        "while 'openai.resources.chat' not in sys.modules: time.sleep(0.01)\n"
    )
    environment = {**os.environ, "OPENAI_API_KEY": KEY}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60, cwd=ROOT)
