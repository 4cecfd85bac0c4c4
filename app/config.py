"""Settings, from the environment (`SECONDTAKE_...`, `DATABASE_URL`)."""

from pathlib import Path

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


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

    @property
    def data_dir(self) -> Path:
        """The folder the SQLite file lies in; `data` where the database is elsewhere."""
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///").split("?")[0]).parent
        return Path("data")

    @property
    def host_names(self) -> tuple[str, ...]:
        """Names this server answers to."""
        own = tuple(h.strip().lower() for h in self.allowed_hosts.split(",") if h.strip())
        return ("127.0.0.1", "localhost", "[::1]", *own)
