"""Where a practice leads in place of the same again, with a way to go there."""

import re

import pytest
from starlette.testclient import TestClient

from app.domain.kinds import Difficulty
from app.domain.progress import Column, Progress
from app.domain.route import Back, Route, Towards
from app.practice.room import Room
from app.web.next_route import route_view
from tests.web.visiting import finish, go_in, say, words

POOR = ("Morning, Sam.", "That sounds really hard.", "Have you tried going to bed earlier?")
KIND = (
    "Sam, that tunic looks as if it spent the night on a car seat.",
    "What happened last night?",
    "You joked about the car. What was under the joke?",
    "Sleeping in the car between two nights. That must be so lonely, Sam.",
    "Take your time.",
    "You slept in that car and then came in and smiled at all of us. I'm sorry, that must hurt.",
)


def laid_out(route: Route | None) -> Progress:
    column = Column(
        iteration="it-3", number=3, turns=2, ended=None, rung=1, openness=(20.0,), felt=(20.0,), focus=""
    )
    return Progress(practice="pr-1", persona="F01", columns=(column,), changes=(), route=route)


def test_while_going_again_is_worth_it_nothing_is_said() -> None:
    assert route_view(laid_out(None), "Sam") is None


@pytest.mark.parametrize(
    ("route", "says", "leads"),
    [
        (
            Route(towards=Towards.HARDER, criterion="empathising", level=4, difficulty=Difficulty.GUARDED),
            "Empathising has reached 4 of 5 or more twice.",
            ["/rehearsals/F01?difficulty=guarded&focus=empathising"],
        ),
        (
            Route(towards=Towards.HARDER, criterion="clarity", level=4, difficulty=Difficulty.STANDARD),
            "Clarity has reached 4 of 5 or more twice.",
            ["/rehearsals/F01?difficulty=standard"],
        ),
        (
            Route(towards=Towards.ANOTHER_SCENE, criterion="helping", level=5),
            "See whether it holds with somebody else",
            ["/#scenes"],
        ),
        (
            Route(
                towards=Towards.ANOTHER_WAY_IN,
                criterion="helping",
                level=2,
                moment=Back(iteration="it-2", after=1),
            ),
            "Helping is at 2 of 5 and has not risen over three takes.",
            [
                "/iterations/it-2/moment#ways",
                "/iterations/it-2/moment#now-you",
                "/iterations/it-3/debrief#take-away",
            ],
        ),
        (
            Route(towards=Towards.ANOTHER_WAY_IN, criterion="helping", level=2),
            "come at it another way",
            ["/iterations/it-3/debrief#take-away"],
        ),
    ],
)
def test_each_route_says_why_and_leads_on(route: Route, says: str, leads: list[str]) -> None:
    view = route_view(laid_out(route), "Sam")
    assert view is not None
    assert says in view.text
    assert [way.href for way in view.ways] == leads
    assert view.again_from == (("it-2", 1) if route.moment else None)


def taken(visitor: TestClient, room: Room, times: int, lines: tuple[str, ...], **form: str) -> str:
    """As many takes of the same lines; the practice."""
    iteration = go_in(visitor, **form)
    practice = room.iteration(iteration).practice
    for number in range(times):
        if number:
            answer = visitor.post(
                f"/practices/{practice}/again", data={"focus": form["focus"]}, follow_redirects=False
            )
            iteration = answer.headers["location"].removeprefix("/iterations/")
        say(visitor, iteration, *lines)
        finish(visitor, iteration)
    return practice


def test_three_takes_without_movement_lead_to_another_way_in(visitor: TestClient, room: Room) -> None:
    practice = taken(visitor, room, 3, POOR, focus="empathising")
    assert room.progress(practice).changes[0].stalled
    page = words(visitor.get(f"/practices/{practice}").text)
    section = page.split(">Another way from here<")[1].split("</section>")[0]
    links = re.findall(r'href="([^"]+)"', section)
    assert len(links) == 3
    for link in links:
        path, _, anchor = link.partition("#")
        answer = visitor.get(path, follow_redirects=False)
        assert answer.status_code == 200
        assert f'id="{anchor}"' in answer.text
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', section))
    answer = visitor.post(f"/practices/{practice}/again", data=form, follow_redirects=False)
    begun = room.iteration(answer.headers["location"].removeprefix("/iterations/"))
    assert begun.rewound_from == (form["from_iteration"], int(form["from_turn"]))
    assert begun.focus == "empathising"


def test_two_fours_lead_to_a_more_guarded_colleague(visitor: TestClient, room: Room) -> None:
    practice = taken(visitor, room, 2, KIND, focus="empathising", difficulty="warm")
    page = words(visitor.get(f"/practices/{practice}").text)
    section = page.split(">Another way from here<")[1].split("</section>")[0]
    assert "Empathising has reached 4 of 5 or more twice." in section
    (link,) = re.findall(r'href="([^"]+)"', section)
    brief = visitor.get(link).text
    assert 'name="difficulty" value="standard" checked' in brief
    assert 'name="focus" value="empathising" checked' in brief
    assert brief.count(" checked>") == 2


def test_two_takes_are_not_a_standstill(visitor: TestClient, room: Room) -> None:
    practice = taken(visitor, room, 2, POOR, focus="empathising")
    assert "Another way from here" not in words(visitor.get(f"/practices/{practice}").text)
