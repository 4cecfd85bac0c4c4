"""Words that settle a code by themselves, where the models are apt to take them for something near."""

from app.appraisers.embedded.cues import found
from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.text import lower
from app.domain.behaviours import Code

_CONTEMPT = Pattern(
    r"\b(?:pull yourself together|get a grip|man up|grow up|grow a pair|snap out of it|stop (?:whining|"
    r"moaning|clowning)|shut up|toughen up|don't be so soft|you're (?:useless|pathetic|a disgrace))\b"
)
_PLAINLY = Pattern(
    r"^\W*(?:so|and|okay|ok|right|well|now)?\W*what(?:'s| is| seems to be) the "
    r"(?:problem|matter|trouble|issue)(?: here| then| today)?\W*$"
)
_NOTICED = Pattern(r"(?:^|[.!?;,])\W*(?:[a-z]+,? ){0,2}i(?:'ve| have| just)? (?:noticed|clocked|spotted)\b")
_PLAIN_ACKNOWLEDGEMENT = Pattern(
    r"^\W*(?:(?:oh|ah|okay|ok|right|yes|yeah|well),? ){0,2}"
    r"(?:i (?:do )?(?:hear|can hear|understand|know|see|can see|get|appreciate)"
    r"(?:,[^,.?!]{0,40},)?(?: that)? (?:this|it|that|things)"
    r"(?:'s| is| are| must be)|(?:it|that|this) (?:sounds|must be|seems|looks|feels)"
    r"(?: like| as if| as though)?(?: (?:this|it|that|things)(?:'s| is| are| must be))?)"
    r"(?: (?:all|really|very|so|quite|pretty|incredibly|rather))*"
    r" (?:difficult|hard|tough|rough|stressful|not easy)(?: (?:for|on) you)?"
    r"(?: (?:right now|at the moment|just now))?\W*$"
)
_STOCK = Pattern(
    r"\bi (?:completely |totally |fully |really )?(?:understand|know) (?:exactly |just )?"
    r"how you(?:'re| are| must)? feel|\byour feelings are valid\b|\bi'm here for you\b"
)
_POINTS = Pattern(
    r"^\W*(?:\w+,? )?(?:there's|there is|that's|you've (?:got )?|you have (?:got )?|"
    r"your \w+(?:'s| is| are))\b"
    r"(?!.*\bbecause\b)"
)
_JUDGING = frozenset(
    (
        *("contempt", "downward", "exclaims", "standard_named", "clinical", "advice_form", "imperative"),
        *("hinge", "task_words", "question"),
    )
)
POINTING_AT_MOST = 12
"""In words: somebody who points at a thing is brief."""
_ANYTHING_ELSE = Pattern(
    r"^\W*(?:(?:so|and|okay|ok|right|well|then|now)\W+){0,2}(?:is there |was there )?anything else"
    r"(?: (?:that )?(?:we|you|i) (?:\w+ )?to (?:go (?:through|over)|cover|discuss|raise|say|add|report|"
    r"talk about))?"
    r"(?:,? (?:before|today|then|for now)\b[^?]{0,40})?\W*$"
)
_KIND_GOODBYE = Pattern(
    r"^\W*(?:(?:right|okay|ok|well|now|then|so|and|please)\W+){0,2}(?:try (?:to|and) |you )?"
    r"(?:get (?:some|a good night's|yourself some) (?:sleep|rest|kip)|take care(?: of yourself)?|"
    r"look after yourself|mind how you go|safe (?:home|journey)|"
    r"(?:go|get) (?:on |off |yourself )?home(?: safe(?:ly)?)?)(?:,? \w+)?\W*$"
)
_BYE = r"(?:(?:i'll |i will )?(?:see|catch) (?:you|ya|yous)|bye(?: bye)?)"
_THANKS = r"(?:thanks|thank you|cheers|ta)"
_SEE_YOU = Pattern(
    rf"^\W*(?:(?:right|okay|ok|well|now|then|so|and|anyway|{_THANKS})\W+){{0,3}}{_BYE}"
    r"(?: (?:all|both|around|about|later|soon|then|on|after|in|at|next|this|tomorrow|tonight|half|the|a|"
    r"bit|morning|afternoon|evening|week|past|mon|tues|wednes|thurs|fri|satur|sun|\w+day|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|noon|\d[\d.:]*))*(?:,? \w+)?\W*$"
)
_THANKS_AND_BYE = Pattern(rf"^\W*{_THANKS}\b(?: \w+)?,? {_BYE}\b[^.?!]{{0,25}}\W*$")
_BACK_TO_THEIR_WORDS = Pattern(
    r"(?:^|[.!?]\s+)(?:\w+,? ){0,3}"
    r"(?:you(?:'ve| have)? (?:just |already )?(?:said|mentioned|told|called|say)|you don talk)\b"
    r"[^?]{0,80}[.,;:]\s[^.]{0,80}\?\s*$|\bsays you\b[^?]{0,20}[.,]\s[^.]*\?\s*$"
)
_ON_THE_FORM = Pattern(
    r"\bwhat (?:shall|should|do|can|am|will) (?:i|we)(?: going to| to)? (?:put|write|enter|log|record|note)"
    r"(?: down)? (?:on|in|into|for|under) (?:the|this|that|your) \w+"
)
_ADVISES = Pattern(
    r"^\W*(?:\w+,? )?you (?:just |really |only |simply )?(?:need|have|ought) to "
    r"(?!stop|pull|grow|sort|get a grip|wake|wise|man up|toughen|buck|watch|shut|cop|be ashamed)\b"
)
_ON_A_COURSE = Pattern(
    r"\b(?:put|book|sign|get|send|enrol) you (?:back |down )?(?:on|onto|on to|up for|in for|for|to|in) "
    r"(?:(?:a|an|the|another|some|that|this) )?(?:\w+ ){0,2}(?:refresher|course|training|module|workshop|"
    r"webinar|e-learning)\b"
)
_WILL_THINK = Pattern(r"\bi(?:'ll| will)(?: just| and| go(?: away| off)?)* have a (?:\w+ )?think\b")
_DEMANDS = Pattern(
    r"^\W*(?:(?:and|but|so|right|well|look),? )?(?:it|that|this|these|those|the \w+(?: \w+)?|all of it|"
    r"everything)(?:'s got| has| have| have got| has got| needs?|'ve got) to (?:be )?(?!you)"
    r"(?!.*\b(?:i'll|i will|we'll|let me|i can|i could|with you|together|me)\b)|"
    r"^(?!.*\b(?:i'll|i will|we'll|let me|i can|i could)\b).*\btarget\b[^.?!]{0,40}(?:'s| is)\b"
)
_DOES_THE_WORK = Pattern(
    r"^\W*(?:(?:and|but|so|right|well|look|ok|okay|anyway),? )?(?:shall|can|could) we "
    r"(?:just |now |quickly )?(?:do|go through|go over|look at|get (?:through|to|on with|back to)|finish|"
    r"start|sign|fill(?: in| out)?|run through|crack on with) (?:the|this|that|your|our) (?:\w+ )?"
    r"(?:forms?|lists?|figures?|numbers?|plan|reports?|logs?|rotas?|agenda|minutes|paperwork|stats|"
    r"targets?|work|job|sheets?|notes|returns?|files?|budget|orders?)\b(?!.*\btogether\b)"
)
_LEAVES = Pattern(
    r"\bi(?:'ve| have)? (?:really |just )?(?:got to|gotta|must|need to|have to) "
    r"(?:go|run|dash|be off|get off)\b"
)
_OF_THE_WORK = Pattern(
    r"^\W*(?:(?:so|and|okay|ok|right|well|then|now)\W+){0,2}what(?:'s| is) the "
    r"(?:plan|status|score|number|figure|update|latest|deadline|forecast) (?:for|on|with|of) (?!you\b)"
)
_MOVES_THEM = Pattern(
    r"^\W*(?:(?:fine|ok|okay|right|well|so|all right|alright)\W+)*i(?:'ll| will) "
    r"(?:move|swap|switch|put) you (?:to|off|onto|on to|over to|on)\b"
)
_ASKS_FOR_WORK = Pattern(
    r"^\W*(?:(?:so|and|but|right|well|ok|okay|now)\W+)*(?:would|could|can|will) you (?:be able to )?"
    r"(?:do|cover|take|pick up|stay|work) (?:on )?(?:a|an|another|the|that|this|late|early|extra|my|\w+day)\b"
)
_AS_UNDERSTOOD = Pattern(r"^\W*(?:(?:so|right|ok|okay)\W+)*as i understand it\b")
_HOW_ARE_YOU = Pattern(
    r"^\W*(?:(?:good )?(?:morning|afternoon|evening)|hi|hello|hey)?\W*(?:\w+\W+){0,2}"
    r"how(?:'s| are|'re) (?:you|things|it going)(?: doing| keeping| getting on)?"
    r"(?: today| this morning| then)?\W*$"
)
"""A greeting that asks after them and brings nothing of the work with it."""

HARSH_IN_DOUBT = 0.7
"""Below this probability of harshness, what is said to have been noticed is noticing."""
_SETTLED: tuple[tuple[frozenset[Code], Pattern, Code, str], ...] = (
    (
        frozenset((Code.BAR_ADVICE, Code.BAR_TASK, Code.OTH_NEUTRAL)),
        _CONTEMPT,
        Code.BAR_HARSH,
        "contempt in the shape of advice",
    ),
    (frozenset((Code.BAR_HARSH,)), _PLAINLY, Code.UND_OPEN, "a plain question about what is the matter"),
    (frozenset((Code.BAR_ADVICE,)), _KIND_GOODBYE, Code.OTH_NEUTRAL, "a goodbye in the shape of advice"),
    (
        frozenset((Code.HLP_OFFER, Code.HLP_COMMIT, Code.UND_SPACE, Code.BAR_AVOID, Code.ATT_CHECKIN)),
        _SEE_YOU,
        Code.OTH_NEUTRAL,
        "a goodbye and no more",
    ),
    (
        frozenset((Code.HLP_OFFER, Code.HLP_ADJUST, Code.HLP_COMMIT)),
        _DEMANDS,
        Code.BAR_TASK,
        "says what must be done, and who does it is not the leader",
    ),
    (
        frozenset((Code.BAR_ADVICE,)),
        _WILL_THINK,
        Code.OTH_NEUTRAL,
        "will think about it, and tells them nothing",
    ),
    (frozenset((Code.BAR_TASK, Code.OTH_NEUTRAL)), _MOVES_THEM, Code.HLP_ADJUST, "changes where they work"),
    (
        frozenset((Code.HLP_OFFER, Code.HLP_ADJUST, Code.HLP_ASK)),
        _ASKS_FOR_WORK,
        Code.BAR_TASK,
        "asks them for work",
    ),
    (
        frozenset((Code.BAR_MINIMISE, Code.BAR_HARSH, Code.OTH_NEUTRAL)),
        _AS_UNDERSTOOD,
        Code.UND_REFLECT_SIMPLE,
        "gives back what was understood",
    ),
    (frozenset((Code.HLP_OFFER,)), _DOES_THE_WORK, Code.BAR_TASK, "turns to the work"),
    (frozenset((Code.HLP_OFFER,)), _ON_A_COURSE, Code.BAR_ADVICE, "sends them on a course, unasked"),
    (
        frozenset((Code.HLP_COMMIT, Code.HLP_OFFER, Code.UND_SPACE, Code.BAR_AVOID)),
        _THANKS_AND_BYE,
        Code.OTH_NEUTRAL,
        "thanks and a goodbye",
    ),
    (
        frozenset((Code.HLP_ASK, Code.UND_OPEN, Code.OTH_NEUTRAL)),
        _ON_THE_FORM,
        Code.BAR_TASK,
        "asks about the form",
    ),
    (frozenset((Code.UND_SPACE,)), _LEAVES, Code.OTH_NEUTRAL, "leaves rather than leaving room"),
    (
        frozenset((Code.UND_OPEN,)),
        _OF_THE_WORK,
        Code.BAR_TASK,
        "asks for a plan or a figure, not about the person",
    ),
    (
        frozenset((Code.HLP_ASK, Code.BAR_QUESTION, Code.BAR_GENERIC)),
        _ANYTHING_ELSE,
        Code.OTH_NEUTRAL,
        "a question that closes the list, not an offer",
    ),
    (
        frozenset((Code.BAR_MINIMISE, Code.UND_REFLECT_SIMPLE, Code.OTH_NEUTRAL)),
        _NOTICED,
        Code.ATT_NOTICE,
        "says what was noticed",
    ),
)
"""Codes as the models gave them, the words, the code that they are, and why."""


def points(quote: str) -> bool:
    """Whether it points at a thing and says nothing about anybody."""
    return (
        len(quote.split()) <= POINTING_AT_MOST
        and bool(_POINTS.search(lower(quote)))
        and not found(quote) & _JUDGING
    )


def acknowledges(text: str) -> bool:
    """Whether the whole of it is an acknowledgement in the plainest words, whatever came before."""
    return bool(_PLAIN_ACKNOWLEDGEMENT.search(lower(text)))


def goes_back(text: str) -> bool:
    """Whether it names words of theirs and asks about them: one act, not two."""
    return bool(_BACK_TO_THEIR_WORDS.search(lower(text)))


def asks_after(text: str) -> bool:
    """Whether a message is a greeting that asks how they are, with nothing of the work in it."""
    return _HOW_ARE_YOU.search(lower(text)) is not None


def stock(text: str) -> bool:
    """Whether it holds a phrase that anybody says to everybody."""
    return bool(_STOCK.search(lower(text)))


def plain_words(code: Code, quote: str, sure: float = 1.0) -> tuple[Code, str] | None:
    """What the words of a quote make of its code, and why; None where they leave it as it is.

    `sure` is the models' probability of the code, 0 to 1.
    """
    small = lower(quote)
    if code is Code.BAR_HARSH and _ADVISES.search(small) and not found(quote) & _JUDGING - {"advice_form"}:
        return Code.BAR_ADVICE, "tells them what they need to do, and no worse"
    if code is Code.BAR_HARSH and sure < HARSH_IN_DOUBT and _NOTICED.search(small):
        return Code.ATT_NOTICE, "says what was noticed, and is hardly harsh"
    for codes, pattern, becomes, because in _SETTLED:
        if code in codes and pattern.search(small):
            return becomes, because
    if code is Code.BAR_MINIMISE:
        cues = found(quote)
        if "noticed" in cues and "downward" not in cues:
            return Code.ATT_NOTICE, "names something observed and makes nothing smaller"
    return None
