"""`secondtake weeks`."""

from tests.cli.command import Command

SCRIPT = "Morning, Leon.\nYou look tired.\nThat sounds tough.\n"


def test_there_is_nothing_before_the_first_debrief(secondtake: Command) -> None:
    ran = secondtake("weeks")
    assert ran.code == 0
    assert "There is nothing here yet" in ran.out


def test_takes_of_several_scenes_oldest_first(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", SCRIPT)
    for persona in ("F16", "F01"):
        secondtake("play", persona, "--script", script, "--json", "--debrief")
    ran = secondtake("weeks", "--json")
    (found,) = ran.objects
    assert [take["persona"] for take in found["takes"]] == ["F16", "F01"]
    told = secondtake("weeks").out
    assert told.index("Leon,") < told.index("Sam,")
    assert "…" not in told.split("\n\n")[0]
    for take in found["takes"]:
        for rated in take["ratings"].values():
            assert rated["value"] in ("NE", "UR") or rated["quote"]
    attending = found["takes"][-1]["ratings"]["attending"]
    assert f"{attending['value']} of 5" in told


def test_somebody_elses_way_is_their_own(secondtake: Command) -> None:
    script = secondtake.file("lines.txt", SCRIPT)
    secondtake("play", "F16", "--script", script, "--json", "--debrief")
    assert secondtake("weeks", "--leader", "ada", "--json").objects[0]["takes"] == []
