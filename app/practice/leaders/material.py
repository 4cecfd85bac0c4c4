"""Lines a leader may say, drawn by rule from a persona's own material.

Every rule keeps to what was told: a better line or an offer carries the rung it needs, a
question may hold only words that have been heard, a sign is named only once it was shown.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from app.domain.phrases import TIMES
from app.practice.leaders.view import View


class Intent(StrEnum):
    """What a line is meant to do."""

    ATTENDING = "attending"
    UNDERSTANDING = "understanding"
    EMPATHISING = "empathising"
    HELPING = "helping"
    CLARITY = "clarity"
    CARE = "care"
    ACKNOWLEDGING = "acknowledging"
    FORMULA = "formula"
    TASK = "task"
    FIXING = "fixing"
    HURTING = "hurting"
    REPAIRING = "repairing"
    ASKING_PLAINLY = "asking plainly"
    SILENCE = "silence"
    INJECTION = "injection"


class Saying(BaseModel):
    """One line of a leader's, with what it is meant to do and where it comes from."""

    model_config = ConfigDict(frozen=True)

    text: str
    intent: Intent
    source: str = "leader"
    """`leader` for the leader's own words, otherwise the field of the persona."""


_OPEN = re.compile(
    r"^(?:so |and )?(?:what|how|tell me|talk me|walk me|where|which|say more)\b", re.IGNORECASE
)
_GIVES_BACK = re.compile(r"^(?!(?:so |and )?(?:what|how|tell me|talk me|walk me|where|which))", re.IGNORECASE)
_ASKS_NEED = re.compile(
    r"\bwhat(?:'s| would| should| shouldn't| do| could)\b[^.?]*\?|\bdo you want me to\b[^.?]*\?",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\bI(?:'ll| will)\b")
_PLAINLY = re.compile(
    r"\b(?:suicid\w*|ending your life|end your life|kill(?:ing)? yourself)\b", re.IGNORECASE
)
_FIRST_QUESTIONS = ("How are you, really?", "What's this week been like for you?", "What's it like for you?")
_TASK = "task"
NEED = "What would help most right now?"
PROMISE = "I'll come and find you tomorrow at nine, and I'll tell you what I've found out."


def noticing(view: View) -> Saying | None:
    """The persona's own way to name the sign that was just shown."""
    cue = view.fresh_cue
    if cue is None:
        return None
    again = [cue_id for cue_id, _ in view.shown].count(cue.id) - 1
    line = cue.noticed[min(again, len(cue.noticed) - 1)]
    return Saying(text=line, intent=Intent.ATTENDING, source=f"cues.{cue.id}.noticed")


def better(view: View, behaviour: str, keep: re.Pattern[str] | None = None) -> Saying | None:
    """The better line of a behaviour that is nearest to what was just said.

    `keep`: only lines in which this is found.
    """
    lines = [
        b
        for b in view.persona.better_lines
        if b.behaviour == behaviour
        and b.rung <= view.told
        and b.say not in view.said
        and (keep is None or keep.search(b.say))
        and not view.names_unseen(b.say)
    ]
    if not lines:
        return None
    chosen = max(lines, key=lambda b: (view.nearness(b.say), b.rung))
    return Saying(text=chosen.say, intent=Intent(behaviour), source="better_lines")


def own_reflection(view: View) -> Saying | None:
    """A better line that gives back what was heard."""
    return better(view, "understanding", _GIVES_BACK)


def own_question(view: View) -> Saying | None:
    """A better line that asks."""
    return better(view, "understanding", _OPEN)


def reflection(view: View) -> Saying | None:
    """A better line that gives back, or the colleague's own words handed back."""
    line = own_reflection(view)
    if line is not None:
        return line
    fragment = view.fragment()
    if not fragment or any(fragment in said for said in view.said):
        return None
    return Saying(text=f"“{fragment}.” That's stayed with me.", intent=Intent.UNDERSTANDING)


def question(view: View) -> Saying | None:
    """An open question: from the better lines, then from a topic the last reply touches, then any topic."""
    line = own_question(view)
    if line is not None:
        return line
    recent = view.replies[-1]
    topics = [t for t in view.persona.topics if t.id != _TASK and not set(t.asks) & set(view.said)]
    touched = [t for t in topics if any(word and word in recent.lower() for word in t.words)]
    for topic in (*touched, *topics):
        deepest = max((a.rung for a in topic.answers if a.rung <= view.told), default=0)
        for ask in topic.asks:
            if deepest and _OPEN.search(ask) and view.may_ask(ask):
                return Saying(text=ask, intent=Intent.UNDERSTANDING, source=f"topics.{topic.id}.asks")
    return unsaid(view, _FIRST_QUESTIONS, Intent.UNDERSTANDING)


def asking_need(view: View) -> Saying:
    """Asking what would help."""
    line = better(view, "helping", _ASKS_NEED)
    if line is not None and _PROMISE.search(line.text) is None:
        return line
    return Saying(text=NEED, intent=Intent.HELPING)


def offer(view: View) -> Saying | None:
    """An offer from what the persona would find appropriate, as far as it gives nothing away."""
    offers = [
        (i, h)
        for i, h in enumerate(view.persona.help.appropriate)
        if h.say and h.rung <= view.told and h.say not in view.said
    ]
    if not offers:
        return None
    index, chosen = max(offers, key=lambda entry: (view.nearness(entry[1].say), -entry[0]))
    return Saying(text=chosen.say, intent=Intent.HELPING, source=f"help.appropriate.{index}.say")


def promise(view: View) -> Saying:
    """A commitment with a time."""
    dated = [
        b
        for b in view.persona.better_lines
        if b.behaviour == "helping"
        and b.rung <= view.told
        and b.say not in view.said
        and _PROMISE.search(b.say)
        and TIMES.search(b.say)
    ]
    if dated:
        return Saying(text=dated[-1].say, intent=Intent.HELPING, source="better_lines")
    return Saying(text=PROMISE, intent=Intent.HELPING)


def asking_plainly(view: View) -> Saying | None:
    """The persona's own plain question about suicide, if it has one."""
    asks = [ask for topic in view.persona.topics for ask in topic.asks if _PLAINLY.search(ask)]
    return Saying(text=asks[0], intent=Intent.ASKING_PLAINLY, source="topics") if asks else None


def of_kind(view: View, behaviour: str) -> frozenset[str]:
    """Everything a leader could say for a behaviour from the better lines and the offers."""
    lines = {b.say for b in view.persona.better_lines if b.behaviour == behaviour}
    if behaviour == "helping":
        lines |= {h.say for h in view.persona.help.appropriate} | {NEED, PROMISE}
    return frozenset(lines)


def task_asks(view: View) -> tuple[str, ...]:
    """Ways of asking for what the leader came for; open questions are left to those who listen."""
    asks = next((t.asks for t in view.persona.topics if t.id == _TASK), ())
    return tuple(ask for ask in asks if not _OPEN.search(ask))


def unsaid(view: View, lines: Iterable[str], intent: Intent) -> Saying | None:
    """The first of these lines that has not been said."""
    line = next((line for line in lines if line not in view.said), None)
    return None if line is None else Saying(text=line, intent=intent)
