"""Where a practice goes next, in sentences with a way to go there."""

from urllib.parse import urlencode

from app.domain.progress import Progress
from app.domain.route import Route, Towards
from app.web.review_contexts import RouteView, RouteWay
from app.web.wording import DIFFICULTIES, FOCUS, behaviour


def route_view(found: Progress, colleague: str) -> RouteView | None:
    """What to do in place of the same again; None while going again is worth it."""
    if found.route is None:
        return None
    return RouteView(
        text=route_sentence(found.route, colleague),
        ways=_ways(found.route, found.persona, colleague, found.columns[-1].iteration),
        again_from=(found.route.moment.iteration, found.route.moment.after) if found.route.moment else None,
    )


def route_sentence(route: Route, colleague: str) -> str:
    """Why it is time for something else, in one sentence."""
    name = behaviour(route.criterion)
    if route.towards is Towards.ANOTHER_WAY_IN:
        return (
            f"{name} is at {route.level} of 5 and has not risen over three takes. "
            "Rather than go again as before, come at it another way."
        )
    held = f"{name} has reached 4 of 5 or more twice."
    if route.difficulty is None:
        return f"{held} See whether it holds with somebody else, where other things are said."
    return f"{held} A {colleague} who has more reason to be careful with you would stretch it."


def _ways(route: Route, persona: str, colleague: str, newest: str) -> tuple[RouteWay, ...]:
    if route.towards is Towards.ANOTHER_SCENE:
        return (RouteWay(href="/#scenes", label="Choose another scene"),)
    if route.difficulty is not None:
        wanted = {"difficulty": route.difficulty.value}
        if route.criterion in FOCUS:
            wanted["focus"] = route.criterion
        harder = DIFFICULTIES[route.difficulty][0].lower()
        return (
            RouteWay(
                href=f"/rehearsals/{persona}?{urlencode(wanted)}", label=f"Meet {colleague} again, {harder}"
            ),
        )
    ways = []
    if route.moment is not None:
        moment = f"/iterations/{route.moment.iteration}/moment"
        ways += [
            RouteWay(
                href=f"{moment}#ways",
                label="Hear one moment answered weakly and well",
                meaning="The same colleague, the same second, four answers side by side.",
            ),
            RouteWay(
                href=f"{moment}#now-you",
                label="Slow it down to one exchange",
                meaning="Only that one line, and three tries at an answer.",
            ),
        ]
    ways.append(
        RouteWay(
            href=f"/iterations/{newest}/debrief#take-away",
            label="Practise with a person",
            meaning="A facilitator, or somebody you trust, hears what a program cannot. "
            "The debrief prints on two pages, if you want to take it along.",
        )
    )
    return tuple(ways)
