"""Everything that can go wrong in a way a person can be told about.

    SecondTakeError                 500
    +-- BadRequest                  422  the request cannot be understood
    |   +-- EmptyUtterance          422
    |   +-- UtteranceTooLong        413
    |   +-- ContentFault            422  a persona, rubric or prompt file is wrong
    |   +-- NoteFirst               422  the content note has not been read
    +-- SceneOff                    403  the scene is not switched on here
    +-- NotFound                    404
    |   +-- UnknownPersona          404
    |   +-- UnknownPractice         404
    |   +-- UnknownIteration        404
    |   +-- NoMoment                404  the debrief points to no moment to go back to
    +-- Conflict                    409  the request is sound, the moment is not
    |   +-- IterationEnded          409
    |   +-- IterationRunning        409
    |   +-- DebriefFirst            409
    |   +-- TurnInProgress          409
    |   +-- NoTriesLeft             409
    +-- StoreUnavailable            503  the database is locked, full or read-only
    +-- AppraiserUnavailable        503  the weights cannot be loaded
    +-- ModelError                  502  the model server did not do what was asked of it
        +-- ModelUnreachable        503  there is nobody at that address
        +-- ModelTimeout            504  it took too long
        +-- ModelKeyRefused         502  it does not accept the key
        +-- ModelUnknown            502  it does not have that model
        +-- ModelBusy               503  too many calls just now
        +-- ModelFailed             502  it answered with an error
        +-- ModelCutOff             502  the answer broke off
        +-- ModelSilent             502  the answer was empty
        +-- ModelRefused            502  the model or its filter would not answer
        +-- ModelGarbled            502  the answer did not have the form that was asked for
        +-- ModelResting            503  it failed several times in a row and is left alone
        +-- BudgetSpent             429  the tokens or the money of this practice or day are used up

Each carries a sentence for the person who meets it.
"""


class SecondTakeError(Exception):
    """Base of all errors: an HTTP status, a problem title and one plain sentence."""

    status = 500
    title = "Something went wrong"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @property
    def slug(self) -> str:
        """The problem type's last part: the class name in lower case with dashes."""
        name = type(self).__name__
        return "".join(f"-{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class BadRequest(SecondTakeError):
    """The request cannot be understood."""

    status = 422
    title = "That cannot be read"


class EmptyUtterance(BadRequest):
    """A turn without words."""

    title = "Nothing was said"


class UtteranceTooLong(BadRequest):
    """A turn too long to be one."""

    status = 413
    title = "That is too long to say in one go"


class NotKept(BadRequest):
    """Something typed outside a scene that should not stand in a record."""

    title = "That was not kept"


class ContentFault(BadRequest):
    """A content file is wrong; the sentence names file and field."""

    title = "A content file has a fault"


class NoteFirst(BadRequest):
    """The leader has not said that they have read the content note."""

    title = "Read the note first"


class SceneOff(SecondTakeError):
    """Whoever looks after the rehearsals has not switched this scene on."""

    status = 403
    title = "That scene is switched off here"


class NotFound(SecondTakeError):
    """There is no such thing."""

    status = 404
    title = "Not here"


class UnknownPersona(NotFound):
    """No persona has this id."""

    title = "There is no such rehearsal"


class UnknownPractice(NotFound):
    """No practice has this id."""

    title = "There is no such practice"


class UnknownIteration(NotFound):
    """No iteration has this id."""

    title = "There is no such conversation"


class NoMoment(NotFound):
    """The debrief points to no moment to go back to."""

    title = "There is no moment to go back to"


class Conflict(SecondTakeError):
    """The request is sound, the moment is not."""

    status = 409
    title = "Not now"


class IterationEnded(Conflict):
    """The conversation is over."""

    title = "This conversation has ended"


class IterationRunning(Conflict):
    """The conversation is still going on."""

    title = "This conversation is still going on"


class DebriefFirst(Conflict):
    """The next iteration opens after the debrief of the last."""

    title = "The debrief comes first"


class NothingPromised(Conflict):
    """There is no promise that could come back."""

    title = "Nothing was promised"


class TurnInProgress(Conflict):
    """Another turn of this iteration is being answered."""

    title = "The colleague is still answering"


class NoTriesLeft(Conflict):
    """The moment has been tried as often as helps."""

    title = "That was the last try"


class StoreUnavailable(SecondTakeError):
    """The database cannot be read or written."""

    status = 503
    title = "The record cannot be reached"


class AppraiserUnavailable(SecondTakeError):
    """The appraiser's weights cannot be loaded."""

    status = 503
    title = "The appraiser cannot start"


class ModelError(SecondTakeError):
    """The model server did not do what was asked of it. Nothing of the turn is kept.

    `reason` says what happened; `sentence` adds, for the leader, that their line is safe.
    `retry_after` is in seconds, None where nobody knows.
    """

    status = 502
    title = "The model server did not answer as it should"
    passing = False
    """Whether one more try at once may go better."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(f"{reason} Your line is untouched.")
        self.reason = reason
        self.retry_after = retry_after


class ModelUnreachable(ModelError):
    """There is nobody at that address."""

    status = 503
    title = "The model server cannot be reached"
    passing = True


class ModelTimeout(ModelError):
    """It took too long."""

    status = 504
    title = "The model server took too long"


class ModelKeyRefused(ModelError):
    """It does not accept the key."""

    title = "The model server refused the key"


class ModelUnknown(ModelError):
    """It does not have that model."""

    title = "The model server does not have that model"


class ModelBusy(ModelError):
    """Too many calls just now; `retry_after` says for how long where the server did."""

    status = 503
    title = "The model server is busy"
    passing = True


class ModelFailed(ModelError):
    """It answered with an error."""

    title = "The model server failed"

    def __init__(self, reason: str, retry_after: float | None = None, *, passing: bool = False) -> None:
        super().__init__(reason, retry_after)
        self.passing = passing


class ModelCutOff(ModelError):
    """The answer broke off before its end."""

    title = "The answer broke off"
    passing = True


class ModelSilent(ModelError):
    """The answer held no words."""

    title = "The model said nothing"


class ModelRefused(ModelError):
    """The model, or a filter before or behind it, would not answer."""

    title = "The model would not answer"


class ModelGarbled(ModelError):
    """The answer did not have the form that was asked for, and one repair did not help."""

    title = "The model's answer cannot be read"


class ModelResting(ModelError):
    """It failed several times in a row and is left alone for `retry_after` seconds."""

    status = 503
    title = "The model server is left alone for a moment"


class BudgetSpent(ModelError):
    """What this practice or this day may use, in tokens or in money, is used up."""

    status = 429
    title = "The model budget is used up"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.sentence = f"{self.sentence} The built-in colleague can carry on."


def place_of(error: BaseException) -> str:
    """Kind and place of an unexpected error, for a log: its message could hold what was said."""
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "an unknown place"
    return f"{type(error).__name__} at {place}"
