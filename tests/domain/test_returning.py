"""A week on: what was promised comes back, or does not."""

import pytest

from app.domain.behaviours import Code
from app.domain.owning import answers_for
from app.domain.promises import AnswersFor, Became, CameBack, FollowUp, Owed, Promise
from app.domain.returning import RAISE_WITHIN, start_from, weighed
from app.domain.state import Rupture
from app.domain.transcript import Iteration, Turn
from app.domain.turning import take
from tests.builders import AT, appraisal, iteration, say
from tests.fakes import catalogue

CAST = catalogue().cast("F16")
PROMISE = Promise(
    id="1.1", turn=1, quote="I'll ring payroll by Thursday.", what="ring payroll", when="Thursday"
)
TOLD = "I said I'd ring payroll, and I have."
OWNED = "I said I'd ring payroll and I didn't."
EXCUSED = "I've been so busy, you know how it is."
CLAIMED = "I said I'd ring payroll, and it's all done."


def a_week_on(*became: Became) -> Iteration:
    promises = [PROMISE.model_copy(update={"id": f"1.{n}"}) for n, _ in enumerate(became)]
    owed = tuple(Owed(promise=p, became=b) for p, b in zip(promises, became, strict=True))
    before = iteration(say("att.notice"), say("und.open"), say("emp.full"))
    return before.model_copy(
        update={
            "start": start_from(before.state),
            "turns": (),
            "opening_cue": None,
            "persona": "F16",
            "follow_up": FollowUp(of="it-0", owed=owed),
        }
    )


def spoken(played: Iteration, *said: tuple[str, str]) -> Iteration:
    """The iteration after further lines, each with its move."""
    for text, move in said:
        heard = weighed(played, text, appraisal(move, quotes=[text]))
        step = take(CAST.playing(played), played, text, heard)
        turn = Turn(
            number=len(played.turns) + 1,
            utterance=text,
            appraisal=heard,
            recognition=step.recognition,
            change=step.change,
            disclosure=step.disclosure,
            stance=step.stance,
            move=step.move,
            reply=" ".join(part.pools[0][0].text for part in step.direction.parts),
            engine="first lines",
            at=AT,
        )
        played = played.model_copy(update={"turns": (*played.turns, turn)})
    return played


@pytest.mark.parametrize(
    ("became", "text", "move", "how"),
    [
        (Became.KEPT, TOLD, "hlp.follow", CameBack.KEPT),
        (Became.KEPT, OWNED, "hlp.follow", CameBack.KEPT),
        (Became.NOT_KEPT, OWNED, "hlp.follow", CameBack.OWNED),
        (Became.NOT_KEPT, OWNED, "rep.repair", CameBack.OWNED),
        (Became.PARTLY, OWNED, "hlp.follow", CameBack.OWNED),
        (Became.PARTLY, TOLD, "hlp.follow", CameBack.REPORTED),
        (Became.NOT_KEPT, "About payroll: they decide on Tuesday.", "hlp.follow", CameBack.REPORTED),
        (Became.NOT_KEPT, CLAIMED, "hlp.follow", CameBack.COVERED),
        (Became.NOT_KEPT, EXCUSED, "hlp.follow", CameBack.COVERED),
        (Became.PARTLY, "Anyway, the match.", "bar.avoid", CameBack.COVERED),
        (Became.KEPT, "Anyway, the match.", "bar.avoid", CameBack.NOT_YET),
        (Became.NOT_KEPT, "How are you?", "att.checkin", CameBack.NOT_YET),
    ],
)
def test_how_it_comes_back(became: Became, text: str, move: str, how: CameBack) -> None:
    assert spoken(a_week_on(became), (text, move)).state.promise is how


def test_telling_first_is_the_largest_gain_and_owning_counts_as_much() -> None:
    gains = {}
    for name, became, text, move in (
        ("kept", Became.KEPT, TOLD, "hlp.follow"),
        ("owned", Became.NOT_KEPT, OWNED, "hlp.follow"),
        ("repaired", Became.NOT_KEPT, OWNED, "rep.repair"),
        ("reported", Became.PARTLY, TOLD, "hlp.follow"),
        ("promised anew", Became.KEPT, "I'll do it by Friday.", "hlp.commit"),
    ):
        before = a_week_on(became)
        gains[name] = spoken(before, (text, move)).state.trust - before.start.trust
    share = CAST.style.multiplier
    assert gains["owned"] == pytest.approx(8 * share)
    assert gains["kept"] == pytest.approx((8 + 3) * share)
    assert gains["reported"] == pytest.approx(8 * share)
    assert gains["repaired"] >= gains["owned"]
    assert gains["promised anew"] < gains["reported"]


def test_three_turns_of_silence_about_it_are_a_withdrawal() -> None:
    chat = [
        ("Morning.", "oth.neutral"),
        ("How are you?", "att.checkin"),
        ("What's it been like?", "und.open"),
    ]
    before = spoken(a_week_on(Became.KEPT), *chat[: RAISE_WITHIN - 1])
    assert (before.state.promise, before.state.rupture) == (CameBack.NOT_YET, Rupture.NONE)
    after = spoken(before, chat[RAISE_WITHIN - 1])
    assert (after.state.promise, after.state.rupture) == (CameBack.FORGOTTEN, Rupture.WITHDRAW)
    assert after.state.trust < before.state.trust
    assert any(line.text in after.turns[-1].reply for line in CAST.style.returns["forgotten"])
    late = spoken(after, (OWNED, "hlp.follow"))
    assert (late.state.promise, late.state.rupture) == (CameBack.KEPT, Rupture.NONE)


def test_covering_is_a_hurt_that_owning_mends() -> None:
    covered = spoken(a_week_on(Became.NOT_KEPT), (EXCUSED, "hlp.follow"))
    assert covered.state.rupture is Rupture.WITHDRAW
    assert covered.state.trust < covered.start.trust
    assert covered.turns[0].appraisal.final_move is Code.BAR_AVOID
    assert covered.turns[0].appraisal.codes[0].quote == EXCUSED
    owned = spoken(covered, (OWNED, "hlp.follow"))
    assert (owned.state.promise, owned.state.rupture) == (CameBack.OWNED, Rupture.NONE)


def test_it_counts_once() -> None:
    told = spoken(a_week_on(Became.KEPT), (TOLD, "hlp.follow"))
    again = spoken(told, ("Anyway.", "bar.avoid"), ("Morning.", "oth.neutral"), ("Morning.", "oth.neutral"))
    assert again.state.promise is CameBack.KEPT
    assert again.state.rupture is Rupture.NONE


@pytest.mark.parametrize(("became", "way"), [(Became.NOT_KEPT, "owned"), (Became.NOT_KEPT, "covered")])
def test_the_colleague_answers_in_the_way_of_their_style(became: Became, way: str) -> None:
    text = {"owned": OWNED, "covered": EXCUSED}[way]
    reply = spoken(a_week_on(became), (text, "hlp.follow")).turns[-1].reply
    assert any(line.text in reply for line in CAST.style.returns[way])


def test_where_nothing_was_promised_nothing_comes_back() -> None:
    plain = iteration().model_copy(update={"persona": "F16", "turns": (), "opening_cue": None})
    after = spoken(plain, ("Morning.", "oth.neutral"), ("Morning.", "oth.neutral"), (EXCUSED, "hlp.follow"))
    assert after.state.promise is CameBack.NOT_YET
    assert after.turns[-1].appraisal.final_move is Code.HLP_FOLLOW


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I said I'd report back to you on Thursday at four, and I didn't.", AnswersFor.OWNS),
        ("The rota: it's still at eight. That's on me.", AnswersFor.OWNS),
        ("I've been so busy I forgot, sorry.", AnswersFor.OWNS),
        ("Payroll never rang, so that's not my fault.", AnswersFor.BLAMES),
        ("It’s been manic.", AnswersFor.BLAMES),
        ("I've changed Monday on the rota.", AnswersFor.CLAIMS),
        ("They haven't got back to me yet, but I rang twice.", AnswersFor.CLAIMS),
        ("Sorry to keep you waiting.", AnswersFor.NOTHING),
        ("How's your week been?", AnswersFor.NOTHING),
    ],
)
def test_the_words_of_owning_blaming_and_claiming(text: str, kind: AnswersFor) -> None:
    assert answers_for(text) is kind
