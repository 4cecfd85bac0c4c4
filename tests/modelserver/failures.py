"""Every way in which a scripted server can fail a turn, with what has to come of it on every surface."""

from dataclasses import dataclass

from tests.modelserver.acts import Act, Fail, Hang, HangUp, Page, Say

HALF = ("Bus was late. ", "And")
"""A sentence that is shown, and the beginning of one that is not."""


@dataclass(frozen=True)
class Failure:
    """What the server does, as often as it is asked, and the problem it ends in."""

    acts: tuple[Act, ...]
    status: int
    kind: str


FAILURES: dict[str, Failure] = {
    "no answer": Failure((Hang(),), 504, "model-timeout"),
    "slow": Failure((Say(before=1.5),), 504, "model-timeout"),
    "401": Failure((Fail(401),), 502, "model-key-refused"),
    "403": Failure((Fail(403),), 502, "model-key-refused"),
    "404 model": Failure((Fail(404, code="model_not_found"),), 502, "model-unknown"),
    "400": Failure((Fail(400), Fail(400)), 502, "model-failed"),
    "429": Failure((Fail(429, headers={"Retry-After": "7"}),), 503, "model-busy"),
    "no credit": Failure((Fail(429, code="insufficient_quota"),), 502, "model-failed"),
    "500": Failure((Fail(500), Fail(500)), 502, "model-failed"),
    "503": Failure((Fail(503), Fail(503)), 502, "model-failed"),
    "hung up": Failure((HangUp(), HangUp()), 503, "model-unreachable"),
    "cut after a sentence": Failure((Say(HALF, finish=None, then="close"),), 502, "model-cut-off"),
    "reset after a sentence": Failure((Say(HALF, finish=None, then="reset"),), 502, "model-cut-off"),
    "silent after a sentence": Failure((Say(HALF, finish=None, then="hang"),), 504, "model-timeout"),
    "error in the stream": Failure((Say(HALF, finish=None, then="error"),), 502, "model-failed"),
    "garbage in the stream": Failure((Say(HALF, finish=None, then="garbage"),), 502, "model-garbled"),
    "empty": Failure((Say([]),), 502, "model-silent"),
    "refusal": Failure((Say([], refusal="I will not."),), 502, "model-refused"),
    "content filter": Failure((Say(["Bus "], finish="content_filter"),), 502, "model-refused"),
    "not the protocol": Failure((Page(),), 502, "model-garbled"),
}
