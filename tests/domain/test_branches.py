"""How iterations branch from each other."""

from app.domain.branches import tree
from app.domain.transcript import Iteration
from tests.builders import iteration, practice, say


def numbered(number: int, rewound_from: tuple[str, int] | None = None, *texts: str) -> Iteration:
    built = iteration(*(say(text=text) for text in texts))
    return built.model_copy(update={"id": f"it-{number}", "number": number, "rewound_from": rewound_from})


def test_iterations_from_the_top_stand_side_by_side() -> None:
    found = tree(practice(numbered(1), numbered(2)))
    assert [(o.number, o.after, o.offshoots) for o in found] == [(1, None, ()), (2, None, ())]


def test_branches_hang_where_they_left_and_begin_with_their_own_line() -> None:
    one = numbered(1, None, "Morning.", "You look tired.", "Right, the figures.")
    two = numbered(2, ("it-1", 2), "Morning.", "You look tired.", "Tell me.")
    three = numbered(3, ("it-2", 2), "Morning.", "You look tired.")
    four = numbered(4, ("it-1", 0), "How are you?")
    five = numbered(5)
    found = tree(practice(one, two, three, four, five))
    assert [o.number for o in found] == [1, 5]
    assert [(o.number, o.after, o.line) for o in found[0].offshoots] == [
        (2, 2, "Tell me."),
        (4, 0, "How are you?"),
    ]
    (third,) = found[0].offshoots[0].offshoots
    assert (third.number, third.after, third.line) == (3, 2, "")


def test_every_iteration_is_in_the_tree_once() -> None:
    all_of = [numbered(1), *(numbered(n, (f"it-{n // 2}", 0)) for n in range(2, 12))]
    found = list(tree(practice(*all_of)))
    seen = []
    while found:
        offshoot = found.pop()
        seen.append(offshoot.number)
        found += offshoot.offshoots
    assert sorted(seen) == list(range(1, 12))


def test_a_branch_of_something_that_is_not_there_stands_alone() -> None:
    (found,) = tree(practice(numbered(2, ("it-9", 1), "Morning.", "Hm.")))
    assert (found.number, found.after, found.line) == (2, 1, "Hm.")
