"""The commands and their options."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app import __version__

if TYPE_CHECKING:
    from app.config import Settings

commands = typer.Typer(
    name="secondtake",
    help="A rehearsal room for compassionate leadership.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _settings() -> "Settings":
    """From the environment; imported late, because it is most of what `--help` would wait for."""
    from app.config import Settings

    return Settings.read()


@commands.callback(invoke_without_command=True)
def about(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """A rehearsal room for compassionate leadership."""
    if version:
        typer.echo(f"secondtake {__version__}")
        raise typer.Exit


@commands.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on.")] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
) -> None:
    """Serve the pages and the API."""
    from app.cli.serving import run

    settings = _settings()
    run(settings, host or settings.host, settings.port if port is None else port, open_browser)


@commands.command()
def play(
    persona: Annotated[str, typer.Argument(help="Id of a persona, e.g. F01.")],
    script: Annotated[
        Path | None, typer.Option(help="Play the leader's lines from a file, one a line.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=2**31 - 1, help="Have the same words again.")] = None,
    difficulty: Annotated[str | None, typer.Option(help="warm, standard or guarded.")] = None,
    debrief: Annotated[bool, typer.Option("--debrief", help="End with the debrief.")] = False,
    note_read: Annotated[
        bool, typer.Option("--note-read", help="You have read the content note of a scene that needs it.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Rehearse in the terminal, or play a script."""
    from app.cli.playing import Play

    Play(_settings(), persona, seed, difficulty, debrief, as_json, note_read).run(script)


@commands.command("week-on")
def week_on(
    iteration: Annotated[str, typer.Argument(help="Id of an iteration in which something was promised.")],
    became: Annotated[
        str | None, typer.Option(help="Of every promise: kept, partly or not-kept. Default: you are asked.")
    ] = None,
    script: Annotated[
        Path | None, typer.Option(help="Play the leader's lines from a file, one a line.")
    ] = None,
    debrief: Annotated[bool, typer.Option("--debrief", help="End with the debrief.")] = False,
    as_json: AsJson = False,
) -> None:
    """Go back to a colleague a week on: they know what you promised."""
    from app.cli.playing import Play
    from app.cli.promising import became_of

    play = Play(_settings(), "", None, None, debrief, as_json)
    play.run_a_week_on(iteration, became_of(became), script)


@commands.command()
def appraise(
    persona: Annotated[
        str | None, typer.Option(help="Take context from this persona where a line has none.")
    ] = None,
    scores: Annotated[bool, typer.Option("--scores", help="Add a probability for every code.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Add the reason behind each code.")] = False,
) -> None:
    """Code leader lines: JSON Lines on stdin to JSON Lines on stdout."""
    from app.cli.appraising import run

    run(_settings(), sys.stdin.buffer, sys.stdout, persona, scores, explain)


@commands.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Content files or folders; default: the shipped ones.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check personas, styles and rubrics; every fault with its file and field."""
    from app.content import faults

    settings = _settings()
    own = settings.content_dir
    # Where nothing has been kept yet, checking leaves no folder behind.
    kept = settings.data_dir / "cache"
    wanted = paths or []
    missing = [p for p in wanted if not p.exists()]
    for path in missing:
        print(f"secondtake: there is no file or folder {path}.", file=sys.stderr)
    if missing:
        raise typer.Exit(2)
    if not wanted and own is not None:
        wanted = [own]
    found = list(faults(wanted, kept if kept.is_dir() else None))
    if as_json:
        typer.echo(json.dumps({"faults": [f.model_dump() for f in found]}, ensure_ascii=False))
    else:
        for fault in found:
            typer.echo(str(fault))
        typer.echo(f"{len(found)} faults." if found else "No faults.", err=bool(found))
    if found:
        raise typer.Exit(2)


@commands.command("rehearse-check")
def rehearse_check(
    persona: Annotated[str, typer.Argument(help="Id of a persona, e.g. F01.")],
    actor: Annotated[str, typer.Option(help="Who plays the colleague: scripted or llm.")] = "scripted",
    seed: Annotated[
        list[int] | None, typer.Option(min=0, max=2**31 - 1, help="One rehearsal each; may be repeated.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Play scripted leaders against a persona: does it tell them apart? Exits with 1 where it does not."""
    from app.cli.rehearse_check import run

    if not run(_settings(), persona, actor, seed or [1], as_json):
        raise typer.Exit(1)


@commands.command()
def schema(
    kind: Annotated[str, typer.Argument(help="persona, style or rubric.")],
) -> None:
    """Print the JSON Schema of a kind of content file, for editors that complete and check."""
    from app.cli.schemas import schema_of

    typer.echo(schema_of(kind))


@commands.command()
def replay(
    iteration: Annotated[str, typer.Argument(help="Id of an iteration.")],
    as_json: AsJson = False,
) -> None:
    """Work out an iteration's states again from its appraisals and compare them with the record."""
    from app.cli.replaying import run

    if not run(_settings(), iteration, as_json):
        raise typer.Exit(1)


@commands.command()
def export(
    iteration: Annotated[str, typer.Argument(help="Id of an iteration.")],
    as_format: Annotated[
        str, typer.Option("--as", help="md or json: debrief and transcript; ics: days to come back on.")
    ] = "md",
) -> None:
    """Print what can be taken away from a conversation: redirect it into a file."""
    from app.cli.exporting import exported

    sys.stdout.buffer.write(exported(_settings(), iteration, as_format).encode())


@commands.command()
def weeks(
    leader: Annotated[str, typer.Option(help="Whose way; only where practices name a leader.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show how each behaviour went, take after take, over all the scenes you have looked back on."""
    from rich.console import Console

    from app.cli.weeks import show_weeks
    from app.main import build_room

    room, _, _ = build_room(_settings())
    found = room.trajectory(leader)
    if as_json:
        typer.echo(found.model_dump_json())
    else:
        show_weeks(Console(), found, {card.id: card.title for card in room.cards()})


@commands.command()
def doctor(as_json: AsJson = False) -> None:
    """Check data, content, weights and, where one is set, the model server, step by step."""
    from app.cli.doctor import run

    if not run(_settings(), as_json):
        raise typer.Exit(1)
