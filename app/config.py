"""Settings, from the environment (`SECONDTAKE_...`, `DATABASE_URL`)."""

from pathlib import Path

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.errors import BadRequest


class Settings(BaseSettings):
    """Everything that can be set. Without any, it runs locally and offline."""

    model_config = SettingsConfigDict(env_prefix="SECONDTAKE_", extra="ignore", populate_by_name=True)

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
    max_characters: int = Field(default=4000, ge=100, le=20000)
    """Longest utterance, in characters."""

    @classmethod
    def read(cls) -> "Settings":
        """The settings of this environment. Raises BadRequest, naming the variable that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = str(first["loc"][0])
            variable = name if name.isupper() else f"SECONDTAKE_{name.upper()}"
            raise BadRequest(f"{variable}: {first['msg']}.") from error

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
