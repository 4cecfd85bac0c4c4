"""The tables' history, run by Alembic from inside the package."""

from pathlib import Path

from sqlalchemy import Engine

HEAD = "0007"
"""The newest revision; a database that is there needs no Alembic at start."""


def run(engine: Engine) -> None:
    """Upgrade a database to the newest revision, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
