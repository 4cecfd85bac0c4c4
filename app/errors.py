"""Everything that can go wrong in a way a person can be told about.

    SecondTakeError                 500
    +-- BadRequest                  422  the request cannot be understood
    |   +-- EmptyUtterance          422
    |   +-- UtteranceTooLong        413
    |   +-- ContentFault            422  a persona, rubric or prompt file is wrong
    +-- NotFound                    404
    |   +-- UnknownPersona          404
    |   +-- UnknownPractice         404
    |   +-- UnknownIteration        404
    +-- Conflict                    409  the request is sound, the moment is not
    |   +-- IterationEnded          409
    |   +-- IterationRunning        409
    |   +-- DebriefFirst            409
    |   +-- TurnInProgress          409
    +-- StoreUnavailable            503  the database is locked, full or read-only
    +-- AppraiserUnavailable        503  the weights cannot be loaded

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


class ContentFault(BadRequest):
    """A content file is wrong; the sentence names file and field."""

    title = "A content file has a fault"


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


class TurnInProgress(Conflict):
    """Another turn of this iteration is being answered."""

    title = "The colleague is still answering"


class StoreUnavailable(SecondTakeError):
    """The database cannot be read or written."""

    status = 503
    title = "The record cannot be reached"


class AppraiserUnavailable(SecondTakeError):
    """The appraiser's weights cannot be loaded."""

    status = 503
    title = "The appraiser cannot start"


def place_of(error: BaseException) -> str:
    """Kind and place of an unexpected error, for a log: its message could hold what was said."""
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else "an unknown place"
    return f"{type(error).__name__} at {place}"
