"""Laws of the inner state, for any leader at all."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.behaviours import BARRIERS, Appraisal, Code, Coded, Grade, Marker
from app.domain.disclosure import unlock
from app.domain.inner import Reading, Rupture, State
from app.domain.state import update

levels = st.floats(min_value=0, max_value=100).map(lambda v: round(v, 2))
states = st.builds(
    State,
    trust=levels,
    openness=levels,
    strain=levels,
    felt=levels,
    rung=st.integers(1, 5),
    rupture=st.sampled_from(Rupture),
    face_threat=st.booleans(),
    acks=st.integers(0, 9),
    empathies=st.integers(0, 9),
    questions_in_a_row=st.integers(0, 6),
    parrots=st.integers(0, 4),
    attended=st.booleans(),
    invited=st.booleans(),
)
readings = st.builds(
    Reading,
    notice_missed=st.booleans(),
    permitted=st.booleans(),
    something_to_be_quiet_about=st.booleans(),
    indicator_live=st.booleans(),
    pressing=st.booleans(),
)
multipliers = st.sampled_from([0.65, 0.7, 0.8, 0.85, 0.95, 1.0, 1.15])


@st.composite
def appraisals(draw: st.DrawFn, codes: st.SearchStrategy[Code] | None = None) -> Appraisal:
    """Any appraisal whose parts go together."""
    found = draw(st.lists(st.sampled_from(Code) if codes is None else codes, min_size=1, max_size=4))
    grade = Grade.NONE
    markers: tuple[Marker, ...] = ()
    if Code.EMP_EMPATHY in found:
        grade = draw(st.sampled_from([Grade.THIN, Grade.FULL]))
        markers = tuple(draw(st.sets(st.sampled_from(Marker), min_size=2)))
    elif Code.EMP_ACK in found:
        grade = Grade.ACK
    return Appraisal(
        codes=tuple(Coded(code=c, quote="x", confidence=0.9) for c in found),
        final_move=found[-1],
        empathy=grade,
        markers=markers,
        cancelled=draw(st.booleans()),
    )


def step(state: State, heard: Appraisal, reading: Reading, multiplier: float) -> State:
    """One turn of the state."""
    after = update(state, heard, reading, multiplier, Rupture.WITHDRAW).after
    opened = unlock(after, heard, reading).opened
    return after if opened is None else after.model_copy(update={"rung": opened})


@given(states, appraisals(), readings, multipliers)
def test_levels_stay_in_range(state: State, heard: Appraisal, reading: Reading, multiplier: float) -> None:
    after = step(state, heard, reading, multiplier)
    for level in (after.trust, after.openness, after.strain, after.felt):
        assert 0 <= level <= 100


@given(states, appraisals(), readings, multipliers)
def test_at_most_one_rung_a_turn_and_never_down(
    state: State, heard: Appraisal, reading: Reading, multiplier: float
) -> None:
    after = step(state, heard, reading, multiplier)
    assert after.rung - state.rung in (0, 1)


@given(states, appraisals(), readings, multipliers)
def test_a_barrier_as_the_last_thing_done_opens_nothing(
    state: State, heard: Appraisal, reading: Reading, multiplier: float
) -> None:
    if heard.final_move in BARRIERS:
        assert step(state, heard, reading, multiplier).rung == state.rung


@given(states, appraisals(), readings, multipliers)
def test_pressing_opens_nothing(state: State, heard: Appraisal, reading: Reading, multiplier: float) -> None:
    pressed = reading.model_copy(update={"pressing": True})
    assert step(state, heard, pressed, multiplier).rung == state.rung


# Everything a polite leader can do without once meeting the person: acknowledgement,
# questions, check-ins, simple reflections, offers, information, standards.
_WITHOUT_MEETING = [
    c
    for c in Code
    if c not in (Code.EMP_EMPATHY, Code.UND_REFLECT_COMPLEX) and c.family.value not in ("other",)
]


@given(
    st.lists(appraisals(st.sampled_from(_WITHOUT_MEETING)), max_size=30),
    multipliers,
    st.sampled_from([(40, 20, 1), (55, 30, 1), (42, 38, 3), (57, 48, 3), (40, 28, 2)]),
)
def test_without_empathy_or_deeper_reflection_the_feeling_stays_shut(
    leader: list[Appraisal], multiplier: float, start: tuple[int, int, int]
) -> None:
    state = State(trust=start[0], openness=start[1], strain=70, felt=12, rung=start[2])
    for heard in leader:
        state = step(state, heard, Reading(), multiplier)
    assert state.rung <= 3


@given(st.integers(1, 40), multipliers, levels, levels)
def test_acknowledgement_alone_never_lifts_felt_above_its_ceiling(
    times: int, multiplier: float, trust: float, openness: float
) -> None:
    heard = Appraisal(
        codes=(Coded(code=Code.EMP_ACK, quote="x", confidence=1.0),),
        final_move=Code.EMP_ACK,
        empathy=Grade.ACK,
    )
    state = State(trust=trust, openness=openness, strain=50, felt=12, rung=1, attended=True, invited=True)
    for _ in range(times):
        state = step(state, heard, Reading(), multiplier)
    assert state.felt <= 42
    assert state.rung <= 3


@given(states, appraisals(), readings, multipliers)
def test_an_open_hurt_keeps_the_deep_layers_shut(
    state: State, heard: Appraisal, reading: Reading, multiplier: float
) -> None:
    after = step(state, heard, reading, multiplier)
    if after.rupture is not Rupture.NONE and after.rung > state.rung:
        assert after.rung <= 3


@given(states, appraisals(), readings, multipliers)
def test_the_reasons_add_up(state: State, heard: Appraisal, reading: Reading, multiplier: float) -> None:
    change = update(state, heard, reading, multiplier, Rupture.CONFRONT)
    for name in ("trust", "openness", "strain", "felt"):
        moved = sum(getattr(m, name) for m in change.why)
        assert abs(getattr(change.after, name) - getattr(change.before, name) - moved) < 0.05
