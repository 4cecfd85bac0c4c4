"""What a line did, in a few plain words: the vocabulary of the curve."""

MOVES: dict[str, str] = {
    "att.notice": "You named something you saw.",
    "att.checkin": "You asked how they were.",
    "att.followup": "You went back to something they had brushed off.",
    "und.open": "You asked an open question.",
    "und.reflect_simple": "You gave back what they had said.",
    "und.reflect_complex": "You put words to what lay underneath.",
    "und.check": "You checked that you had it right.",
    "und.space": "You left room.",
    "emp.ack": "You acknowledged it.",
    "emp.thin": "You showed that it reached you, in words that would fit anyone.",
    "emp.full": "You met them, in words that were only theirs.",
    "emp.parrot": "You used the same phrase again.",
    "emp.hijack": "It became your story.",
    "emp.pity": "You were sorry for them.",
    "hlp.ask": "You asked what would help.",
    "hlp.offer": "You offered something.",
    "hlp.adjust": "You changed something for them.",
    "hlp.signpost": "You named somewhere to turn.",
    "hlp.commit": "You said what you would do, and when.",
    "hlp.follow": "You came back to a promise.",
    "bar.task": "You went to the task.",
    "bar.interrupt": "You cut in.",
    "bar.advice": "You gave advice.",
    "bar.diagnose": "You put a label on it.",
    "bar.normalise": "You said that everyone has it.",
    "bar.minimise": "You made it smaller.",
    "bar.reassure": "You said it would be fine.",
    "bar.avoid": "You moved away from it.",
    "bar.harsh": "You were hard on them.",
    "bar.generic": "You said something that fits any day.",
    "bar.question": "You asked so that there was only one way to answer.",
    "bar.secrecy": "You promised to keep it secret.",
    "perf.standard": "You said the standard out loud.",
    "perf.expectation": "You said what happens next.",
    "rep.repair": "You put something right between you.",
    "safe.ask": "You asked about suicide, plainly.",
    "safe.now": "You asked whether they are safe.",
    "safe.act": "You brought in help.",
    "safe.confid": "You were straight about what you cannot keep to yourself.",
    "oth.repeat": "You said what you had said before.",
    "oth.offscene": "You spoke outside the scene.",
    "talk.silence": "You said nothing.",
    "talk.apology": "You apologised.",
    "talk.question": "You asked something.",
    "talk.again": "You asked the same thing again.",
    "talk.task": "You talked about the work.",
}
"""By move, as the colleague reacted to it; other moves are ordinary talk and go without words."""

MUCH = 6.0
LITTLE = 2.0
"""Change of openness (0 to 100) on one turn that is called a lot, or a little; the usual single
movements of the state model lie between 3 and 7."""


def effect(colleague: str, opened: bool, change: float) -> str:
    """What became of the colleague's openness on a turn, in a sentence."""
    if opened:
        return f"{colleague} told you something new."
    if change >= MUCH:
        return f"{colleague} opened up."
    if change >= LITTLE:
        return f"{colleague} opened up a little."
    if change <= -MUCH:
        return f"{colleague} closed."
    if change <= -LITTLE:
        return f"{colleague} closed a little."
    return "Little moved."


def felt(change: float) -> str:
    """How understood they felt after a turn against before it; empty where nothing moved."""
    if change >= MUCH:
        return "understood"
    if change >= LITTLE:
        return "a little more understood"
    return "less understood" if change <= -LITTLE else ""


def did(colleague: str, move: str, opened: bool, change: float) -> str:
    """What a line was, and what it did."""
    return " ".join(part for part in (MOVES.get(move, ""), effect(colleague, opened, change)) if part)
