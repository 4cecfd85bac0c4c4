"""Settings, from the environment (`SECONDTAKE_...`, `DATABASE_URL`, `OPENAI_...`)."""

from decimal import Decimal
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.domain.spending import Price
from app.errors import BadRequest

OPENAI = "https://api.openai.com/v1"
"""Where a key alone leads."""
OPENAI_DEFAULT_MODEL = "gpt-4.1-mini"


class Settings(BaseSettings):
    """Everything that can be set. Without any, it runs locally and offline."""

    model_config = SettingsConfigDict(
        env_prefix="SECONDTAKE_",
        extra="ignore",
        populate_by_name=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    database_url: str = Field(
        default="sqlite:///data/secondtake.db",
        validation_alias=AliasChoices("DATABASE_URL", "SECONDTAKE_DATABASE_URL"),
    )
    """Where practices are kept: an SQLAlchemy address."""
    content_dir: Path | None = None
    """A folder of one's own content: `personas/*.yaml` in it join the shipped ones."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = Field(default=8000, ge=0, le=65535)
    """Port to listen on."""
    allowed_hosts: str = ""
    """Host names to answer to beside the local ones, separated by commas."""
    sensitive_scenes: bool = False
    """Whether scenes in which suicidal thoughts are spoken of are on offer."""
    max_characters: int = Field(default=4000, ge=100, le=20000)
    """Longest utterance, in characters."""

    actor: Literal["auto", "scripted", "llm"] = "auto"
    """Who plays: auto takes a model where a key or an address is set; llm insists on one."""
    openai_api_key: SecretStr = Field(default=SecretStr(""), validation_alias="OPENAI_API_KEY")
    """The key of the model server."""
    openai_base_url: str = Field(default="", validation_alias="OPENAI_BASE_URL")
    """The address of any OpenAI-compatible server, usually ending in /v1."""
    model: str = Field(default="", validation_alias=AliasChoices("SECONDTAKE_MODEL", "OPENAI_MODEL"))
    """The model that plays the colleague."""
    model_temperature: float | None = Field(default=None, ge=0, le=2)
    """Not sent where it is not set: reasoning models refuse it."""
    model_tokens: int = Field(default=400, ge=16, le=32000)
    """Longest reply, in tokens; thinking counts."""
    rater_model: str = ""
    """The model that reads a finished conversation beside the rules; none where it is not set."""
    rater_temperature: float | None = Field(default=None, ge=0, le=2)
    """As model_temperature, for the rater."""
    rater_tokens: int = Field(default=2000, ge=16, le=32000)
    """Longest answer of the rater, in tokens."""
    rater_token_parameter: Literal["max_tokens", "max_completion_tokens"] | None = None
    """As token_parameter, for the rater; token_parameter where it is not set."""
    rater_read_seconds: float | None = Field(default=None, gt=0, le=600)
    """As model_read_seconds, for the rater; model_read_seconds where it is not set."""
    rater_whole_seconds: float | None = Field(default=None, gt=0, le=3600)
    """As model_whole_seconds, for the rater; model_whole_seconds where it is not set."""
    rater_concurrency: int | None = Field(default=None, ge=1, le=1000)
    """Calls of the rater under way at once, out of model_concurrency."""
    rater_passes: int = Field(default=3, ge=1, le=9)
    """How often the rater reads a conversation; agreement between readings is shown."""
    token_parameter: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"  # noqa: S105  # a name
    """What the limit is called on the wire."""
    model_system_last: bool = True
    """Whether the model takes a system message at the end of a conversation."""
    model_connect_seconds: float = Field(default=5, gt=0, le=60)
    """How long reaching the server may take."""
    model_read_seconds: float = Field(default=60, gt=0, le=600)
    """How long it may be silent, before the first word and between two."""
    model_whole_seconds: float = Field(default=180, gt=0, le=3600)
    """How long one answer may take in all."""
    model_concurrency: int = Field(default=8, ge=1, le=1000)
    """Calls under way at once."""
    budget_practice_tokens: int = Field(default=0, ge=0)
    """Tokens that one practice may use; 0 is no limit."""
    budget_day_tokens: int = Field(default=0, ge=0)
    """Tokens that all practices of a day (UTC) may use; 0 is no limit."""
    model_price_in: Decimal | None = Field(default=None, ge=0, le=100_000)
    """What a million tokens of prompts cost, with the model that plays."""
    model_price_out: Decimal | None = Field(default=None, ge=0, le=100_000)
    """What a million tokens of its answers cost."""
    rater_price_in: Decimal | None = Field(default=None, ge=0, le=100_000)
    """As model_price_in, for the rater; the same model has the same price without it."""
    rater_price_out: Decimal | None = Field(default=None, ge=0, le=100_000)
    """As model_price_out, for the rater."""
    currency: str = Field(default="", max_length=8)
    """What the prices and limits are in, as it is to be printed."""
    budget_practice_cost: Decimal = Field(default=Decimal(0), ge=0)
    """What the model calls of one practice may cost; 0 is no limit."""
    budget_day_cost: Decimal = Field(default=Decimal(0), ge=0)
    """What the model calls of all practices of a day (UTC) may cost; 0 is no limit."""

    @field_validator("openai_api_key", mode="after")
    @classmethod
    def _printable(cls, key: SecretStr) -> SecretStr:
        bare = key.get_secret_value().strip()
        if not (bare.isascii() and bare.isprintable()) or " " in bare:
            raise ValueError("it holds a space or a character that no key has")
        return SecretStr(bare)

    @field_validator("openai_base_url", mode="after")
    @classmethod
    def _address(cls, url: str) -> str:
        bare = url.strip().rstrip("/")
        parts = urlsplit(bare)
        if bare and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("it is no address; one looks like http://127.0.0.1:11434/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("it holds more than an address; the key belongs in OPENAI_API_KEY")
        return bare

    @classmethod
    def read(cls) -> "Settings":
        """The settings of this environment. Raises BadRequest, naming the variable that is wrong."""
        try:
            found = cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            variable = name if name.isupper() else f"SECONDTAKE_{name.upper()}"
            raise BadRequest(f"{variable}: {first['msg'].removeprefix('Value error, ')}.") from error
        found.check_model()
        return found

    @property
    def has_server(self) -> bool:
        """Whether a model server is named, by a key or by an address."""
        return bool(self.openai_base_url or self.openai_api_key.get_secret_value())

    @property
    def model_plays(self) -> bool:
        """Whether a model, and not the built-in colleague, plays unless told otherwise."""
        return self.actor == "llm" or (self.actor == "auto" and self.has_server)

    @property
    def model_address(self) -> str:
        """The address of the model server."""
        return self.openai_base_url or OPENAI

    @property
    def model_name(self) -> str:
        """The model that plays; empty where none can be guessed."""
        if self.model:
            return self.model
        return OPENAI_DEFAULT_MODEL if self.model_address == OPENAI else ""

    def check_model(self) -> None:
        """Raise BadRequest where a model is wanted and something that it needs is not set."""
        if self.actor == "llm" and not self.has_server:
            raise BadRequest(
                "SECONDTAKE_ACTOR is llm, and no model server is set. Set OPENAI_API_KEY, or OPENAI_BASE_URL "
                "for a server of your own; or set SECONDTAKE_ACTOR=auto for the built-in colleague."
            )
        if self.rater_model and not self.has_server:
            raise BadRequest(
                "SECONDTAKE_RATER_MODEL names a model, and no model server is set. "
                "Set OPENAI_API_KEY or OPENAI_BASE_URL."
            )
        if self.model_plays and not self.model_name:
            raise BadRequest(
                f"SECONDTAKE_MODEL is not set: name the model that the server at {self.model_address} "
                "is to play with."
            )
        self._check_prices()

    @property
    def model_price(self) -> Price | None:
        """What the model that plays costs; None where nobody has said."""
        if self.model_price_in is None or self.model_price_out is None:
            return None
        return Price(prompt=self.model_price_in, completion=self.model_price_out)

    @property
    def rater_price(self) -> Price | None:
        """What the rater's model costs; what the actor's does where it is the same."""
        if self.rater_price_in is None or self.rater_price_out is None:
            return self.model_price if self.rater_model == self.model_name else None
        return Price(prompt=self.rater_price_in, completion=self.rater_price_out)

    def _check_prices(self) -> None:
        """Raise BadRequest for half a price, and for a limit on what costs nobody knows."""
        for role in ("model", "rater"):
            first, second = getattr(self, f"{role}_price_in"), getattr(self, f"{role}_price_out")
            if (first is None) != (second is None):
                name = f"SECONDTAKE_{role.upper()}_PRICE"
                raise BadRequest(f"{name}_IN and {name}_OUT belong together: one of them is not set.")
        if not (self.budget_practice_cost or self.budget_day_cost):
            return
        unpriced = [
            name
            for name, asked, price in (
                ("SECONDTAKE_MODEL_PRICE", self.model_plays, self.model_price),
                ("SECONDTAKE_RATER_PRICE", bool(self.rater_model), self.rater_price),
            )
            if asked and price is None
        ]
        if unpriced:
            raise BadRequest(
                f"A limit on cost is set, and no price to count by. Set {unpriced[0]}_IN and "
                f"{unpriced[0]}_OUT: per million tokens, in the currency of the limit."
            )

    @property
    def data_dir(self) -> Path:
        """The folder the SQLite file lies in; `data` where the database is elsewhere."""
        kind, _, path = self.database_url.partition(":///")
        path = path.split("?")[0]
        if kind.startswith("sqlite") and path and path != ":memory:":
            return Path(path).parent
        return Path("data")

    @property
    def host_names(self) -> tuple[str, ...]:
        """Names this server answers to: the local ones, the address it was told to listen on, and its own."""
        own = tuple(h.strip().lower() for h in self.allowed_hosts.split(",") if h.strip())
        bound = f"[{self.host}]" if ":" in self.host else self.host
        return tuple(dict.fromkeys(("127.0.0.1", "localhost", "[::1]", bound.lower(), *own)))
