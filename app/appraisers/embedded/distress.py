"""The leader's own distress: what the words alone settle, and how far the models need be believed.

Distress must never be missed, because it ends the scene and offers help, and must not be heard
in ordinary warmth (codebook A.0, step 0). Some words settle it by themselves. Otherwise two
kinds of evidence are counted: something heavy of the leader's own (a loss, a state, a secret)
and a way out of the scene ("I need to stop", "this is me, not the exercise", "I do that too").
One of each needs next to no agreement of the models; one alone lets them decide with a low bar;
without any they must be nearly certain. Empathy in the first person ("I'd feel wiped out too"), words quoted
from the colleague and questions about them are left out first.
"""

import re

from app.appraisers.embedded import safety
from app.appraisers.embedded.pattern import Pattern
from app.appraisers.embedded.text import crop, lower

SETTLED, LIKELY, BOTH, DOUBTFUL, FIRST_PERSON, NOBODY = 0.0, 0.03, 0.003, 0.15, 0.4, 0.93
"""Probability from which the models are believed: words that settle it; tears; both kinds of evidence;
one kind;
no evidence but an "I"; not even that."""

_PLAIN: tuple[tuple[Pattern, str], ...] = tuple(
    (Pattern(old), new)
    for old, new in (
        (r"\"[^\"]{1,200}\"", " "),
        (r"(?<=\w)'(?=\w)", ""),
        (r"\b(?:cannot|can not|(?:am|was|is) not able to|im not able to)\b", "cant"),
        (r"\b(?:do not|did not|didnt)\b", "dont"),
        (r"\bi am\b", "im"),
        (r"\bi have\b", "ive"),
        (r"\bi (?:just|really|honestly|genuinely|actually|also|only|still|simply|literally|even) ", "i "),
        (r"\b(im|ive|dont|cant) (?:(?:just|really|honestly|genuinely|actually|so|also|still|very|only|"
         r"simply|sat here|sitting here|here|now|always) )+", r"\1 "),
        (r"\b(?:someone|somebody|any ?one|anybody|a soul|nobody|no one|no-one|my \w+|him|her|them)\b(?= "
        r"who)",
         "someone"),
    )
)  # fmt: skip

_KIN = (
    r"(?:wife|husband|partner|mum|mam|ma|mother|dad|da|father|brother|sister|son|boy|lad|daughter|girl|"
    r"baby|child|kids?|friend|mate|nan|gran|nephew|niece|cousin|boyfriend|girlfriend|wee \w+|little \w+|"
    r"best friend|fianc[eé]e?|sous chef|family|marriage|bairn)"
)

_OUTRIGHT: tuple[tuple[str, str], ...] = (
    (
        "the leader speaks of not wanting to live",
        r"\b(?:kill(?:ing|ed)?|hang(?:ing|ed)?|hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?) (?:myself|meself)\b|"
        r"\bi(?:ve)? cut my (?:own )?(?:arms?|wrists?|legs?|thighs?)\b(?! (?:on|with the|short|off))|"
        r"\bno point (?:in |to |of )?(?:me |my )?(?:going on|living|carrying on)\b"
        r"(?! about| with (?:the|this|that|it))|"
        r"\bmy own life\b(?! in)|\bend(?:ing)? (?:my life|it all)\b|\bive been (?:self ?-?harming|"
        r"cutting)\b|\bim (?:feeling )?suicidal\b|"
        r"\bi(?:ve)?\b[^.?!]{0,25}\b(?:feel(?:ing)?|been|felt) suicidal\b|\bthe one whos suicidal\b|"
        r"\b(?:im|ive|i|wish i|just) (?:\w+ ){0,3}(?:tired of (?:being alive|living|life)|"
        r"lost the will to live|no longer want to live|(?:take|taken|taking|took) an overdose|"
        r"rather be dead|rather not (?:wake|be alive)|wanted to die|want(?:ing)? to (?:die(?! on| wonder)|"
        r"be dead|stop existing|not exist|disappear|end my)|like to stop existing|not want to exist)\b|"
        r"\b(?:wish|wishing) i (?:was|were) (?:dead|never born|gone)\b|"
        r"\b(?:wish|wishing)\b[^.?!]{0,12}\b(?:i )?(?:wouldnt|dont|couldnt) wake\b|"
        r"\bwouldn(?:t|ae) mind (?:no|not) waking\b|\bi lie (?:there|awake)\b[^.?!]*\b(?:wish|over|notice|"
        r"better off|without me)|\bbetter i dont wake\b|\bstill want to be dead\b|\bpart of me (?:just )?"
        r"wants to (?:just )?(?:not exist|die|be dead)\b|\bsleep and not (?:get|wake) up\b|"
        r"\bi dont want to (?:be here (?:any ?more|either)|be alive|live(?! in| near)|exist|wake up|do "
        r"it any ?more"
        r"|go on(?! about)|continue living)\b|\bi (?:keep |often )?(?:think|thinking|thought) (?:about|of) "
        r"(?:dying|death|suicide|ending it|killing)\b(?! rates| in service)|\bthink(?:ing)? of death, "
        r"mine\b|"
        r"\b(?:ive|im|i) (?:\w+ ){0,3}think(?:ing)? (?:of|about) (?:the (?:river|bridge|rope|train|pills|"
        r"tablets)|driving (?:into|off))\b|\bi(?:ve)? (?:keep )?th(?:ought|inking) (?:of|about) driving "
        r"(?:into|off)\b|\bive (?:started )?(?:been )?(?:hiding|saving|hoarding)(?: up)? (?:the |my )?"
        r"(?:tablets|pills)\b|\bplan how id? (?:would )?do it\b|\b(?:better off|happier|easier|better|"
        r"simpler) "
        r"(?:if i (?:was|were) (?:gone|dead|not)|if i (?:wasnt|werent) (?:here|about|around|alive|"
        r"there)|without me|"
        r"with me gone)\b|\bno(?:body| one) would (?:even )?(?:notice|"
        r"care|miss me)\b[^.?!]*\b(?:i|me)\b|\b(?:no|any|see the) point (?:to |in |of )?(?:me|my)\b|"
        r"\bno reason to (?:get up|live|go on|be here)\b|\bgive up on (?:everything|life|my life)\b|"
        r"\b(?:im|i) (?:gonna|going to|want to|wanna) (?:do it|end it|finish it) ?(?:tonight|soon|"
        r"now)?\W*$|"
        r"\bfind me (?:face down|hanging|dead)\b|\bnot want to be here\b|\bi went up to the roof\b|"
        r"\b(?:ive|i) (?:been |was |stood )?on (?:that|the) bridge\b(?=.*\b(?:as well|too|same|frighten|"
        r"me)\b)|"
        r"\bcant find (?:one|a|any) reason to (?:still )?(?:be here|go on|get up|carry on|live)\b"
        r"(?! with| about)|\bno wish to (?:see another (?:christmas|summer|winter|spring|birthday|year|day|"
        r"morning)|live\b(?! in| near)|wake)|\b(?:mine|head|voice) (?:just )?says die\b|\bim hearing "
        r"voices\b|"
        r"\bhear(?:ing)? my (?:own )?name being\b|\btook (?:his|her|their) (?:own )?life\b[^?!]*\bgoing "
        r"after\b|"
        r"\bdont (?:picture|see) myself being (?:around|alive)\b(?! here| in this| at the)|"
        r"\bgiving (?:all )?my (?:stuff|things|belongings|tools) away\b|\bif i stop typing would\b|"
        r"\b(?:everything|every word|all)\b[^.?!]{0,20}\bput my name on it\b|"
        r"\bive stopped (?:wanting|feeling) anything\b(?! to do| from| for)|\bwont be needing (?:them|"
        r"it)\b[^.?!]{0,20}"
        r"\bhad enough\b|"
        r"\bif i (?:was|were) dead\b(?! (?:on|right|set|against|sure|certain|keen|wrong))|"
        r"\bwish (?:id|i had) never been born\b|\bth(?:ink|inking|ought) (?:about|of) ending mine\b|"
        r"\bwant(?:ed|ing)? to do to myself\b|\blost (?:the|all|any|my) (?:\w+ ){0,3}(?:wanting|will|wish|"
        r"desire|want) to (?:carry on|go on|live)\b(?! (?:with|here))|"
        r"\bi dont deserve to (?:be (?:alive|walking about)|live\b|breathe)|"
        r"\b(?:shant|wont) be (?:troubling|bothering|a (?:trouble|bother|burden) to) (?:any(?:one|body)|"
        r"folk)\b[^.?!]{0,12}\b(?:longer|long)\b|\brelief\b[^.?!]{0,20}\bif (?:the|my) (?:old )?"
        r"(?:ticker|heart) (?:packed|gave|stopped)|\bi stop being (?:any|every)(?:body|one)s? (?:problem|"
        r"burden)\b|\bmy affairs are in order\b|"
        r"\b(?:they|some(?:body|one)|any(?:body|one)) (?:did|asked|ever asked)\b[^.?!]{0,8}\bid have to say "
        r"yes\b|\bdont see (?:much|a great deal of) (?:reason|point) to\W+(?:these days|any ?more)\b",
    ),
    (
        "the leader speaks of having no future",
        r"\bi dont see (?:a|any|no) (?:future|way (?:out|forward) for)\b|\b(?:no|any) (?:future|way "
        r"out) for me\b|"
        r"\b(?:i|im|ive)\b[^.?!]{0,30}\b(?:dead|empty|hollow) inside\b|\bi could (?:just )?(?:vanish|"
        r"disappear)\b|"
        r"\bwish (?:a|the|some) \w+ would (?:\w+ )?(?:hit|kill|take|crush) me\b|\bwho (?:has|s got|"
        r"keeps) the (?:gun|pills|"
        r"tablets|rope|knife)\b|\bthe one who wants to (?:die|jump|go|end)\b|\bhow many (?:pills|"
        r"tablets|paracetamol)\b"
        r"(?= (?:it|i|would|do))|\bi(?:ve)? (?:think|thought|thinking) about it (?:too|as well|every|"
        r"all|most|daily)\b|"
        r"\bbefore they found me\b|\bid swap places with\b|"
        r"\bdisappointed (?:that i woke|every morning)\b|\b(?:cope|manage|do better|be fine) without "
        r"me\b(?=\W*$)|\bto be gone\W*$|"
        r"\bive (?:got a|a) plan\W*$|\bive been to the (?:cliff|bridge|roof|river)\b|\bshes me\b|\bhes "
        r"me\b|\bid be better off dead\b|\b(?:do something|something stupid) to myself\b|"
        r"\bi dont trust myself\b(?! (?:to (?:say|speak|drive|answer)|with))|\bscaring myself\b|"
        r"\b(?:exhausted|tired|sick|weary) "
        r"(?:with|of) (?:living|life|being alive|it all)\b(?=.*\bi|\W*$)|\bi dont want (?:this|my) "
        r"life\b|\bim (?:\w+ )?low\b(?! on)|"
        r"\bi(?:m| feel| am|ve been)(?: \w+)? (?:so|very|really|dead|awfully|that) low\b|\bim going "
        r"under\b|"
        r"\bhopeless\b(?<=im hopeless)\W*$|\bi keep crying\b|\bbring(?:ing|s) (?:up|back) (?:stuff|"
        r"everything|it all)\b|\b(?:nobody|no one) (?:\w+ ){0,3}miss "
        r"me\b(?! when im on)|"
        r"\bi (?:attempted|overdosed|jumped in front)\b|\bmy (?:own )?(?:suicide|attempt|overdose)\b|"
        r"\bi hear voices\b",
    ),
    (
        "the leader cannot cope",
        r"\bim (?:\w+ )?too (?:upset|distressed|shaken) to\b|\b(?:affecting|upsetting|triggering) me\b|"
        r"\bim (?:sinking|desperate)\b"
        r"(?! for (?!help|someone|somebody|it to))|\bmy own head\b|\b(?:i|me) (?:want to |need to |"
        r"please )?(?:speak|"
        r"talk) to some(?:one|body)\b(?=\?|\W+(?:about (?:my|me)|$))|\bcould i (?:speak|talk) to "
        r"some(?:one|body)\b|"
        r"\bnobodys? (?:is )?(?:looking after|came for|comes for) me\b|\bwhat (?:he|she) does to me\b|"
        r"\b(?:had|got|taken|took) (?:a|the) call that my " + _KIN + r"|\bi cant (?:cope\W*(?:$|any|and|"
        r",)|carry on(?! with (?:the|this|these)| pretend)(?! cover)|go on\W*(?:$|"
        r"any|like)|keep (?:going|doing this)|breathe|face (?:another|it any)|stop (?:crying|shaking))|"
        r"\bi dont think i (?:can|want to) (?:carry on|go on|keep going)|\bnot able to go on\b|"
        r"\bat the end of my (?:rope|tether)\b(?! with)|\bat breaking point\b|\bim losing my mind\b(?! "
        r"with| over)|"
        r"\bim broken\b|\bim falling apart\b|\bi (?:hate|disgust) myself\b|\bi(?:m| feel) worthless\b|"
        r"\bim (?:\w+ )?in a (?:\w+ )?(?:bad|dark|terrible|awful|horrible) place\b|"
        r"\b(?:ive|there is|theres|have|got)? ?(?:no (?:more )?(?:strength|fight) (?:left)?|"
        r"nae fight left)\b(?=.*\b(?:me|i|ive|my)\b)|\bi feel(?: \w+)? (?:nothing|numb|very low|so "
        r"low)\b(?! for)|"
        r"\bive (?:gone numb|been feeling (?:very |so |really )?low)\b|\bim not (?:coping(?! with "
        r"(?:the|this "
        r"(?!at)|your))|at all well|okay myself|fit for this)\b|\bi dont (?:think im|feel) safe\b(?! "
        r"(?:let|leav|"
        r"with|send|about|to let))|\b(?:scared|afraid|frightened) of (?:myself|my own (?:head|mind|"
        r"self)|what i\b)|"
        r"\bit frightened me\b|\bworried what ill do\b|\bi need (?:some )?help\W*$|\bme (?:that|who) "
        r"needs (?:the |some )"
        r"?(?:help|chat|someone)|\b(?:some|any)(?:one|body) help me\b|\bis (?:there )?any(?:one|body) "
        r"there\b|"
        r"\bi think i need to talk to\b|\btalk to a real person\b|\bi have no ?one to tell\b|"
        r"^\W*(?:please help me|help me,? please)\W*$|\bmuch of me left\b|\bcant feel the floor\b|"
        r"\bthings i cant unthink\b|\bface down on\b[^.?!]{0,30}\bfloor\b|\brung it myself\b[^.?!]*"
        r"\b(?:put the phone down|hung up)\b|\bmy (?:fella|man|bloke|husband|partner|wife|boyfriend|"
        r"girlfriend|missus|ex)\b[^.?!]{0,20}\b(?:(?:hit|kicked|punched|strangled|choked) me\b|broke "
        r"(?:\w+ ){0,3}"
        r"my (?:ribs?|nose|jaw|arm|wrist|teeth|fingers?)\b)|"
        r"\bmy hands? (?:is not stopping|wont stop)\b|"
        r"\b(?:keep|still) (?:on )?(?:having|getting?) flashbacks\b|"
        r"\bdont know who to (?:tell|say it|turn)\b|\bim having (?:a|another)? ?(?:breakdown|panic)|"
        r"\b(?:its|it) (?:all )?hurts too much\b|\bim hurting so\b|\bnothing left in me\b|\bcant "
        r"read[^.?!]*\bmy " + _KIN + r" wrote\b|\bim depressed\b|\bi want (?:only )?the pain to stop\b"
        r"|\bi want the pain\b|\bmanaging, managing\b",
    ),
    (
        "the leader is upset at the screen",
        r"\b(?:im|find im|find that im) (?:\w+ ){0,4}(?:crying(?! with laugh| laugh)|weeping|sobbing|"
        r"bawling|in "
        r"(?:floods|tears|bits|pieces)|shaking(?! my head| at| hands)|trembling)\b(?![^.?!]*\b(?:for|"
        r"about|at|by|"
        r"of|hearing|with) (?:you|ye|u|what you|that)\b)|\bhaving flashbacks\b|"
        r"^\W*(?:cant breathe|panic attack)\W*$|"
        r"\bpanic(?:ky)?\b(?=.*\b(?:type|"
        r"stop|i feel)\b)|\bi feel (?:dead )?panicky\b|\bmy hands (?:are|wont|keep)\b|\bmy tears\b|"
        r"\bcant (?:see (?:(?:the|my) (?:keys|keyboard|screen)(?! from)|for (?:tears|crying))|feel my "
        r"hands)\b|\bsee for crying\b|\bnot stopped (?:shaking|"
        r"crying)\b|"
        r"\bgetting (?:very |really |so )?upset\b(?=[^.?!]*$)(?<!you getting upset)|\bupsetting me\b|"
        r"\bim on the floor\b(?! all| today| til| until| from| at| on| thurs| tomorrow)|\bgreet in "
        r"the\b|\b(?:set me off|undone me|floored me)\b|\bcome over all\b",
    ),
)  # fmt: skip

_HEAVY: tuple[str, ...] = (
    r"\bmy (?:own )?" + _KIN + r"s?\b[^.?!]{0,45}\b(?:died|dead|die|dying|killed|took (?:his|her)|"
    r"left(?: me)?\W|"
    r"left on|hit|hits|beats|threaten\w*|cancer|funeral|buried|death|took|suicide|birthday|anniversary|"
    r"in hospital|sectioned|arrested|diagnosed|rushed (?:in|to)|intensive care|life support|collapsed|"
    r"went|did this|gone)\b|\b(?:brother|mum|dad|sister|wife|husband) died\b",
    r"\b(?:i|ive|we|weve) (?:only )?(?:lost|buried|found) (?:(?:my|our|a) (?!place|way|voice|temper|"
    r"phone|keys|train|notes|copy|thread|cool|"
    r"patience|pen|badge|little sleep|lot)\w+|him|her|mine|the one)\b|"
    r"\bi (?:had|lost) (?:a |the |my |our )?(?:miscarriage|baby)\b|\bi (?:found|hear|find) (?:one|her|"
    r"him|a lump)\b|"
    r"\b(?:he|she|they) (?:hits?|beats?|hurts?) (?:me|us)\b|\bbeats us\b|\bi was (?:raped|assaulted|"
    r"attacked|abused)\b|\bi relapsed\b|"
    r"\bscared to go home\b|\bmy (?:dads?|mums?|das|own dad|own mother|\w+s) (?:funeral|death)|\bmine "
    r"died\b",
    r"\bwhat my (?:own )?" + _KIN + r" (?:wrote|said|did)\b|"
    r"\bi(?:ve)? (?:\w+ ){0,2}(?:not|never|havent|hardly|told|nobody) (?:\w+ ){0,2}(?:slept|sleeping|"
    r"eaten|eating|told|"
    r"tell)\b|\b(?:told|tell) (?:no ?body|no one|no-one|a soul)\b|\bnobody (?:\w+ ){0,2}knows\b|\bno "
    r"?body (?:i can|"
    r"whom i can|to) tell\b|\bi wrote (?:a|that|also|the|it|this)\b|\bim not (?:sleeping|eating|right|"
    r"well|okay|ok|"
    r"alright|all right|fine|grand|able)\b|\bive not been (?:right|well|all right)\b|\bim no (?:fine|"
    r"well|right)\b|"
    r"\bi feel sick\b|\bim (?:terrified|frightened|scared|struggling|panicking|burnt out|so ashamed|"
    r"drowning|"
    r"done in|worse|so tired)\b(?![^.?!]*\b(?:for|about|of|with|to (?:see|know|say|ask)) (?:you|what|"
    r"how|why|the)\b)"
    r"(?! to)|\bbottle (?:of|a)\b|\bsigned off\b|\bi cant (?:get up|sleep|eat|get past|stop crying)\b|"
    r"\blosing my job\b|"
    r"\bput my name on it\b|\b(?:not|havent) been out of bed\b|\bme too\W+every (?:single )?(?:night|"
    r"day|morning)\b|"
    r"\bi live alone\b|\bi cry\b|\bmy chest\b|\bive (?:been )?(?:thought|had) (?:the same|that|those)\b|"
    r"\bthose are my\b|\bmy (?:own )?(?:thoughts?|diary|story|own story)\b|\bi(?:ve)? (?:gave|given) my "
    r"things\b|"
    r"\bi dont want to do (?:it|this) (?:any ?more|now)\b|\btoo near the\b|\bthis(?: i)?s too (?:close|"
    r"near|raw|much)\b|\bi shouted at my\b|"
    r"\bill come out of this\b|\blike home\b|\bi think (?:im|about it)\b|\bive planned it\b|\bim in a\b|"
    r"\bmeant it\b|"
    r"\bthe tablets on\b|\bthat bridge\b|\bthe platform\b|\bnot the course\b|\bim done\b(?! for "
    r"(?:today|now)| with the| here| at)|\bhavent seen\b|\bstairwell\b",
)  # fmt: skip

_AWAY: tuple[str, ...] = (
    r"\b(?:i|ive|ill|id|im|please|can (?:i|we|you)|could (?:i|we|you)|kindly|to) (?:\w+ "
    r"){0,5}(?:stop(?:ping)?|step "
    r"(?:out|away)|come (?:out|off)|break off|pack this in|sign out|get out|get off|close this|end this|"
    r"shut this|"
    r"park this|leave this|pause|log off|sit down|not to continue|need a sec|ring someone)\b"
    r"(?! (?:the|interrupt|talk|you|and listen|there|your|my|me|at|by|being|asking|saying|giving|for a))|"
    r"\b(?:stop please|please stop|stopping here|pausing|got to stop|im out|can we stop)\b|\bi (?:cant|"
    r"shouldnt|ought "
    r"not|shall have|thought i could|thought id|thought i can)\b[^.?!]{0,20}\b(?:do|be|answer|read|play|"
    r"get through|sit|finish|"
    r"listen|go|picked|manage|type|doing|practising)\b|\bthought i c[^.?!]* i cant\W*$|\bcant do it "
    r"even\b|\bdont want to "
    r"(?:do this|practise|go on)\b|\bprefer not to continue\b|\bi (?:must|should) go\b|\bive got to go\b",
    r"\b(?:not|isnt|wasnt|stopped being)\b[^.?!]{0,12}\b(?:the|a|this|that|part of (?:it|this|the)|in)? "
    r"?(?:scene|"
    r"exercise|script|role ?play|role|course|lesson|part|character|practice|training|acting|"
    r"pretend(?:ing)?|"
    r"thought experiment|joke|part of it)\b|\bout of (?:role|character)\b|\b(?:that|this)s? (?:is "
    r")?(?:me|real)\b|"
    r"\b(?:not|isnt) (?:him|her|them)\W+(?:but )?me\b|\bnot me playing\b|\bi mean me\b|\bits me (?:that|"
    r"who)\b|"
    r"\bim the (?:one (?:whos|who (?:is|cant|wants|needs|sits|lies|left)|on|in|doing|that)|colleague)\b|"
    r"\bits? (?:is )?me who\b|\bthis ones me\b|\bme, really\b|\bfor real\b|\bnot joking\b|\bthats the "
    r"truth\b|"
    r"\bhonest(?:ly)? (?:with (?:some|you)|myself)|\bthat(?:s| is) me\b|\bmine, i mean\b|\b(?:not|"
    r"havent|never) (?:told|said (?:it|that|this) to) a (?:living )?soul\b|\btold no ?(?:one|body)\b|"
    r"\bshe(?:s| is) describing\b|\bi was that \w+\b|\bif i am honest\b|\bgonna be real\b|\bflat out "
    r"honest\b",
    r"\bdoing (?:training|a course)\b|\bmood for pretending\b|\b(?:this|the|a) (?:screen|computer|"
    r"keyboard|module|training|exercise|course|session|lesson|scene|"
    r"practice|"
    r"practising|role play)\b|\b(?:typing|type) (?:this|it|that|kind)\b|\bcant read\b",
    r"\b(?:as well|too|either|myself|same here|me too|me as well|same|also|and all)\b(?=\W|$)",
)  # fmt: skip

_NOT_THE_EXERCISE = Pattern(
    r"\b(?:not|isnt|wasnt|stopped being)\b[^.?!]{0,12}\b(?:the|a|this|that|part of (?:it|this|the)|in)? ?"
    r"(?:scene|exercise|script|role ?play|role|course|lesson|character|practice|training|acting|"
    r"pretend(?:ing)?|joke)\b"
)
_SETTLES = tuple(
    (gloss, Pattern(pattern), LIKELY if "upset" in gloss else SETTLED) for gloss, pattern in _OUTRIGHT
)
_OWN = tuple(Pattern(pattern) for pattern in _HEAVY)
_OUT = tuple(Pattern(pattern) for pattern in _AWAY)
_ME = Pattern(r"\b(?:i|im|ive|id|ill|me|my|mine|myself|meself)\b")
_ABOUT_THEM = Pattern(r"\b(?:you|your|youre|youve|yourself|ye|yer|u|ur)\b[^.!]*\?\s*$")
_SELF_NOW = Pattern(r"\b(?:im|ive|i feel|i want|i dont want|i cant)\b")
_NOT_NOW = Pattern(
    r"\b(?:id|i would|i might)\b[^.?!]{0,40}\b(?:feel|be|have been|want|cry|shake|hate)\b(?! dead| to "
    r"disappear| better off| able to (?:stop|cope|go on))|"
    r"\bif i (?:were|was) (?:you|in)\b|\bif (?:that|it) (?:were|was) me\b|\bam i meant to\b|\babout the "
    r"exercise\b|"
    r"\bquestion\b(?! for everybody)|\bbear with me\b|\b(?:meant|supposed) to fix\b|"
    r"\bnot (?:very |that |much )?good at (?:this|these|talking|saying)\b|"
    r"\bwant to be here for\b|\byou (?:said|told|keep saying|wrote(?! is)|feel|dont)\b|\bwhen "
    r"you say\b|\bi (?:can )?hear (?:that |how )?you\b|"
    r"\bi (?:wanted to|could) (?:cry|weep) (?:when|hearing|for)\b|\bfor (?:you|your \w+)\W*$|"
    r"\bmy life in my hands\b|\bi (?:cant|wont|dont) (?:let|leave|send|keep|have|expect|see) you\b|"
    r"\bout of my depth\b|\bit worse\b|\bstruggling to (?:see (?:why|how)|say|understand)\b|"
    r"\bbeen here before\b|\b(?:shaking|shook) my head\b|\blost my place\b|\bcop(?:e|ing) with (?:the|"
    r"this|that|my) (?:key|print|lap|phone|system|noise|heat|"
    r"traffic|parking|queue|weather|spread|rota|email)|\bi (?:moved on|got (?:over|through|past|on "
    r"with) (?:it|that))\b|"
    r"\b(?:saved|sorted|fixed) me\b|\bpulled me through\b|"
    r"\bmakes? me lose the will\b|\bafraid i (?:might |will )?say\b|"
    r"\bmaking (?:this|it) about me\b|^\W*let me stop\W*$|"
    r"\b(?:his|her|their) words were\b"
)


_OVER = Pattern(
    r"\bthere was a time\b(?!.*\b(?:again|back|still|today|tonight)\b)|"
    r"\b(?:long ago|years (?:ago|back)|it got easier)\b"
    r"(?!.*\b(?:again|still|today|tonight|im|cant|ive|every (?:day|night))\b)"
)
"""A trouble of the leader's that is behind them, and says nothing of now."""


def plain(text: str) -> str:
    """The text in lower case, contractions made alike, quoted words left out."""
    small = lower(crop(text, 4000))
    for pattern, new in _PLAIN:
        small = pattern.sub(new, small)
    return small


def weigh(utterance: str) -> tuple[str, float]:
    """What the words say of the leader's own distress.

    Returns:
        a reason if they speak of it, else an empty string, and the probability (0 to 1) from
        which the models are believed; 0 means that the words settle it.
    """
    said = safety.outright(utterance)
    if said:
        return said, SETTLED
    kept = [s for s in re.split(r"(?<=[.!?])\s+|\n+", plain(utterance)) if s.strip()]
    mine = [s for s in kept if not (_ABOUT_THEM.search(s) and not _SELF_NOW.search(s))]
    mine = [s for s in mine if not _NOT_NOW.search(s) and not _OVER.search(s)]
    if not mine:
        return "", NOBODY
    text = " ".join(mine)
    own = any(pattern.search(text) for pattern in _OWN)
    found = [(gloss, at) for gloss, pattern, at in _SETTLES for s in mine if pattern.search(s)]
    if found:
        said, at = found[0]
        return said, min(at, BOTH) if own else at
    away = safety.steps_out(utterance)
    if away:
        return away, BOTH if own else LIKELY
    out = [bool(pattern.search(text)) for pattern in _OUT]
    if own and any(out):
        at = SETTLED if _NOT_THE_EXERCISE.search(text) else BOTH
        return "the leader steps out of the scene with something of their own", at
    if own or any(out[:-1]):
        return "", DOUBTFUL
    return "", FIRST_PERSON if _ME.search(text) else NOBODY
