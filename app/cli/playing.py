"""`secondtake play`: a rehearsal in the terminal, or from a script."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from pydantic import TypeAdapter
from rich.console import Console
from rich.markup import escape

from app.api.shapes import DebriefOut
from app.cli.own_view import asked_own_view
from app.cli.promising import asked_what_became, asked_which_stand
from app.cli.scripts import lines_of
from app.cli.showing import show_aside, show_debrief, show_opening, show_reply
from app.cli.showing_way_back import show_fork, show_try
from app.config import Settings
from app.domain.behaviours import Appraisal
from app.domain.fork import Fork
from app.domain.persona import Difficulty
from app.domain.promises import Became
from app.domain.transcript import Ended, Iteration
from app.domain.trying import MOST_TRIES
from app.errors import BadRequest, ModelError, NoMoment, SecondTakeError
from app.main import build_room
from app.practice.views import AsideKind, Outcome, TurnCompleted
from app.web.next_route import route_sentence

GO_ON = "/built-in"
WAYS_ON = (
    f"Enter alone tries your line again; {GO_ON} says it to the built-in colleague, who plays on from there."
)
STATE_SHOWN = {"trust", "openness", "strain", "felt", "rung"}


class Play:
    """One conversation, kept in the record like any other."""

    def __init__(
        self,
        settings: Settings,
        persona: str,
        seed: int | None,
        difficulty: str | None,
        debrief: bool,
        as_json: bool,
        note_read: bool = False,
    ) -> None:
        self._room, _, _ = build_room(settings)
        self._portal: BlockingPortal
        self._note_read = note_read
        self._persona = persona
        self._seed = seed
        self._difficulty = _difficulty(difficulty)
        self._debrief = debrief
        self._as_json = as_json
        self._from_script = False
        self._console = Console(highlight=False, stderr=False)

    def run(self, script: Path | None) -> None:
        """Play a whole first conversation."""
        with self._one_loop():
            self._first(script)

    def run_a_week_on(self, iteration_id: str, became: Became | None, script: Path | None) -> None:
        """Play the conversation in which the promises of an earlier one come back.

        Promises that have not been confirmed yet count as confirmed by coming back to them.
        """
        with self._one_loop():
            self._a_week_on(iteration_id, became, script)

    @contextmanager
    def _one_loop(self) -> Iterator[None]:
        """One event loop for all turns: a model's connection outlasts a turn."""
        with start_blocking_portal() as self._portal:
            try:
                yield
            finally:
                self._portal.call(self._room.close)

    def _first(self, script: Path | None) -> None:
        lines = lines_of(script) if script else None
        self._from_script = script is not None
        practice = self._room.open_practice(
            self._persona, difficulty=self._difficulty, seed=self._seed, note_read=self._read_note(script)
        )
        self._play(self._portal.call(self._room.begin, practice.id), lines)

    def _a_week_on(self, iteration_id: str, became: Became | None, script: Path | None) -> None:
        lines = lines_of(script) if script else None
        self._from_script = script is not None
        found = self._room.promises(iteration_id)
        if self._room.iteration(iteration_id).promises is None:
            self._room.confirm(iteration_id, tuple(promise.id for promise in found))
        owed = self._room.iteration(iteration_id).promises or ()
        became_of = {p.id: became or asked_what_became(self._console, p) for p in owed}
        iteration = self._portal.call(self._room.follow_up, iteration_id, became_of)
        self._persona = iteration.persona
        self._play(iteration, lines)

    def _play(self, iteration: Iteration, lines: list[str] | None) -> None:
        if not self._as_json:
            show_opening(self._console, self._room.brief_for(iteration), iteration)
        if lines is None:
            self._converse(iteration)
        else:
            self._follow(iteration, lines)
        ended = self._room.end(iteration.id)
        if self._debrief and ended.ended is not Ended.CARE:
            self._finish(ended)
        if not self._as_json:
            self._console.print(f"\n[dim]Kept as {iteration.id}. secondtake replay {iteration.id}[/dim]")
        if self._debrief and ended.ended is not Ended.CARE and self._can_ask():
            self._again(ended)

    def _read_note(self, script: Path | None) -> bool:
        """Whether the leader has read the note of a scene that needs it: said before, or asked now."""
        about = self._room.offer(self._persona)
        if self._note_read or not about.sensitive or script or self._as_json or not sys.stdin.isatty():
            return self._note_read
        for note in about.content_notes:
            self._console.print(f"[bold]Content note.[/bold] {escape(note)}")
        asked = "Have you read the note, and do you want to go in? (yes or no) "
        return self._console.input(asked).strip().lower() in ("y", "yes")

    def _follow(self, iteration: Iteration, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            try:
                outcome = self._portal.call(self._say, iteration.id, line)
            except ModelError as error:
                left = len(lines) - number
                raise _stopped(error, left) from error
            self._show(iteration.id, line, outcome)
            if outcome.ended is not None and number + 1 < len(lines):
                print(
                    f"secondtake: the conversation ended ({outcome.ended.value}); "
                    f"{len(lines) - number - 1} lines were not played.",
                    file=sys.stderr,
                )
                return

    def _converse(self, iteration: Iteration) -> None:
        # In the main thread and outside any event loop, so that Ctrl+C is heard while waiting for a line.
        failed, unsaid = False, ""
        while True:
            try:
                line = self._console.input("" if self._as_json else "\n[bold]You:[/bold] ")
            except (EOFError, KeyboardInterrupt):
                return
            if line.strip().lower() in ("/stop", "/end", "/quit"):
                return
            built_in = failed and line.strip().lower() == GO_ON
            wanted = unsaid if failed and (built_in or not line.strip()) else line
            failed = False
            try:
                outcome = self._portal.call(self._say, iteration.id, wanted, built_in)
            except SecondTakeError as error:
                print(f"secondtake: {error.sentence}", file=sys.stderr)
                failed, unsaid = isinstance(error, ModelError), wanted
                if failed:
                    print(WAYS_ON, file=sys.stderr)
                continue
            line = wanted
            self._show(iteration.id, line, outcome)
            if outcome.ended is not None:
                return

    async def _say(self, iteration_id: str, line: str, built_in: bool = False) -> Outcome:
        outcome = None
        async for event in self._room.take_turn(iteration_id, line, built_in):
            if isinstance(event, TurnCompleted):
                outcome = event.outcome
        if outcome is None:
            raise SecondTakeError("The turn was not completed. Nothing was kept; say it again.")
        return outcome

    def _show(self, iteration_id: str, line: str, outcome: Outcome) -> None:
        if self._as_json:
            print(json.dumps(self._turn_object(iteration_id, outcome)), flush=True)
        elif outcome.aside is not None:
            show_aside(self._console, outcome.aside)
        else:
            show_reply(self._console, self._room.brief(self._persona).colleague, line, outcome)

    def _turn_object(self, iteration_id: str, outcome: Outcome) -> dict[str, Any]:
        iteration = self._room.iteration(iteration_id)
        state = iteration.state.model_dump(mode="json", include=STATE_SHOWN)
        appraisal = None
        played: dict[str, Any] = {}
        if outcome.number is not None:
            turn = iteration.turns[outcome.number - 1]
            played = {"engine": turn.engine}
            if turn.performance is not None:
                played |= turn.performance.model_dump(mode="json")
            appraisal = TypeAdapter(Appraisal).dump_python(turn.appraisal, mode="json", exclude={"cancelled"})
        answer: dict[str, Any] = {
            "turn": outcome.number,
            "utterance": outcome.utterance,
            "appraisal": appraisal,
            "state": state,
            "reply": outcome.reply,
            "iteration": iteration_id,
        }
        if played.get("model") or played.get("caught"):
            answer["played"] = played
        if outcome.aside is not None:
            answer["aside"] = outcome.aside.model_dump(mode="json")
        if outcome.ended is not None:
            answer["ended"] = outcome.ended.value
        return answer

    def _can_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return not self._from_script and not self._as_json and sys.stdin.isatty()

    def _own_view(self, iteration: Iteration) -> None:
        """Keep the leader's own view, before anything is shown; leaving it out is fine."""
        if not iteration.turns or not self._can_ask():
            return
        try:
            own = asked_own_view(self._console, iteration)
        except (EOFError, KeyboardInterrupt):
            return
        if own is not None:
            self._room.assess_self(iteration.id, own)

    def _again(self, iteration: Iteration) -> None:
        """Another take with the same colleague, for as long as the leader has something to try."""
        found = self._room.progress(iteration.practice)
        colleague = self._room.brief(iteration.persona).colleague
        if found.route is not None:
            self._console.print(f"\n{escape(route_sentence(found.route, colleague))}")
        try:
            trying = self._console.input(
                "\n[bold]Again?[/bold] What will you try this time? (Enter leaves it): "
            )
        except (EOFError, KeyboardInterrupt):
            return
        if trying.strip():
            begin = partial(self._room.begin, iteration.practice, iteration.focus, trying.strip())
            following = self._portal.call(begin)
            self._persona = following.persona
            self._play(following, None)

    def _finish(self, iteration: Iteration) -> None:
        self._own_view(iteration)
        debrief = self._portal.call(self._room.debrief, iteration.id)
        iteration = self._room.iteration(iteration.id)
        fork = self._fork(iteration)
        if self._as_json:
            told = DebriefOut.of(debrief, iteration).model_dump(mode="json")
            told["fork"] = fork.model_dump(mode="json") if fork else None
            promises = [p.model_dump(mode="json") for p in self._room.promises(iteration.id)]
            print(json.dumps({"debrief": told, "promises": promises}), flush=True)
            return
        show_debrief(self._console, debrief, iteration)
        if fork is not None:
            show_fork(self._console, fork)
            if self._can_ask():
                self._try_again(iteration.id, fork.colleague)
        if self._can_ask():
            self._take_away(iteration.id)

    def _try_again(self, iteration_id: str, colleague: str) -> None:
        """Up to three lines at the same moment; Enter alone leaves it."""
        left = MOST_TRIES
        while left:
            try:
                line = self._console.input(f"\n[bold]Now you[/bold] (tries left: {left}; Enter leaves it): ")
                if not line.strip():
                    return
                tried = self._portal.call(self._room.attempt, iteration_id, line)
            except (EOFError, KeyboardInterrupt):
                return
            except SecondTakeError as error:
                print(f"secondtake: {error.sentence}", file=sys.stderr)
                continue
            if tried.aside is not None:
                show_aside(self._console, tried.aside)
                if tried.aside.kind is AsideKind.CARE:
                    return
            if tried.made is not None:
                show_try(self._console, tried.made, colleague)
            left = tried.left

    def _fork(self, iteration: Iteration) -> Fork | None:
        try:
            return self._portal.call(self._room.fork, iteration.id)
        except NoMoment:
            return None

    def _take_away(self, iteration_id: str) -> None:
        """The promises the leader stands by, and one line for real life if they want one."""
        asked = "\nOne line for real life (When ..., I'll ... within ...; no names; Enter for none): "
        try:
            found = self._room.promises(iteration_id)
            if found:
                self._room.confirm(iteration_id, asked_which_stand(self._console, found))
            line = self._console.input(asked)
            if line.strip():
                self._portal.call(self._room.commit, iteration_id, line)
        except (EOFError, KeyboardInterrupt):
            return
        except BadRequest as refused:
            print(f"secondtake: {refused.sentence}", file=sys.stderr)


def _stopped(error: ModelError, left: int) -> SecondTakeError:
    """A script stops where the model does: its lines are not said to somebody else unasked."""
    return SecondTakeError(
        f"{error.reason} Lines of the script not played: {left}. "
        "Try again later, or play it with the built-in colleague: SECONDTAKE_ACTOR=scripted."
    )


def _difficulty(name: str | None) -> Difficulty | None:
    if name is None:
        return None
    try:
        return Difficulty(name)
    except ValueError as error:
        raise BadRequest(f"There is no difficulty {name!r}; there are warm, standard and guarded.") from error
