"""Cue patterns for questions, task talk, empathy and its counterfeits, understanding and attending.

Each entry is a name, a gloss in plain words and a regular expression over lower-cased text.
"""

HARD = (
    r"(?:tough|hard|difficult|rough|awful|horrible|horrid|grim|rotten|rubbish|stressful|not easy|a lot|"
    r"tricky|unpleasant|not nice|not great|shame|heavy|hectic|busy|demanding|challenging|annoying|"
    r"frustrating|brutal|miserable|nightmare|pants|shocking|bad)"
)
"""Words for a difficulty that belongs to the situation."""

FELT = (
    r"(?:hurt\w*|lonely|loneliness|alone|frighten\w*|scar(?:ed|y)|worn|wiped|exhaust\w*|gutted|shaken|"
    r"rattled|ashamed|shame|humiliat\w*|sick|grie\w*|heartbr\w*|broken|crush\w*|torn|raw|angry|furious|"
    r"stung|sting\w*|weary|tired|drained|flat|low|lost|stuck|trapped|small|invisible|numb|overwhelm\w*|"
    r"helpless|dread\w*|cruel|guilt\w*|worr\w+|upset\w*|pain\w*|ach(?:e|es|ing)|weigh\w*|carry\w*|"
    r"struggl\w*|rattling|knocked|floored)"
)
"""Words for what a difficulty does to a person."""

HEARING: tuple[tuple[str, str, str], ...] = (
    ("question", "a question", r"\?"),
    ("open_question", "an open question", r"\b(?:what|how|where|who|which)(?:'s|'re|'d)?\b[^.!]*\?"),
    (
        "invites_telling",
        "an invitation to tell",
        r"\b(?:tell me|walk me|talk me|say more|talk to me|go on)\b",
    ),
    (
        "yes_no_question",
        "a yes-or-no question",
        r"(?:^|[.!?,;] |\bbut |\band )(?:is|are|do|does|did|have|has|had|can|could|will|would|was|were|"
        r"shall)(?:n't)? (?:you|it|they|he|she|that|this|there|i|we)\b[^.!]*\?",
    ),
    ("why", "a why", r"\bwhy\b"),
    (
        "tag",
        "a tag question",
        r"\b(?:isn't|aren't|don't|doesn't|didn't|wasn't|weren't|are|is|do|have|has|will|haven't) (?:it|"
        r"you|he|she|they|there)\s*\??$",
    ),
    ("surely", "a question that carries its answer", r"\bsurely\b|^so you're .*\?|\bright\?\s*$"),
    (
        "how_are_you",
        "how are you",
        r"\bhow(?:'re| are| is|'s| have) (?:you|things|your|it|the week)\b|\bare you (?:ok|okay|"
        r"all ?right)\b|\byou (?:ok|okay|all ?right)\?",
    ),
    ("really", "really or honestly", r"\b(?:really|honestly|actually|in yourself)\s*\?"),
    ("either_or", "an either-or", r"\bor\b[^.]*\?"),
    (
        "how_about_task",
        "a question about work",
        r"\b(?:how's|how is|where's|where are|is|are|any news|any joy|done)\b.*\b(?:report|rota|file|"
        r"list|slides|deck|return|numbers|figures|obs|handover|beds?|bay|invoice|ticket|order|van)\b",
    ),
    (
        "task_words",
        "work words",
        r"\b(?:rota|roster|report|deadline|figures|numbers|slides|deck|obs|handover|agenda|emails?|"
        r"invoices?|stats|target|spreadsheet|return|shift|cover|clinic|bay|beds?|jobs|paperwork|forms?|"
        r"meeting|minutes|ticket|release|client|customer|audit|ofsted|cqc|stock|delivery|van|orders?|"
        r"till|schedule|submission|file|files|draft|marking|timesheet|backlog|queue)\b",
    ),
    (
        "needs_it_by",
        "a deadline set for them",
        r"\b(?:i|we) (?:still )?need (?:you|it|them|that|those|the|numbers|your)\b|\bget (?:me|it|that|"
        r"them)\b|\bdue\b|\bcan you (?:just )?(?:do|send|take|get|finish|cover|check|run|pop)\b",
    ),
    (
        "advice_form",
        "advice",
        r"\b(?:you should|you ought|you need to|you want to|you've got to|you could|you might want|"
        r"have you (?:tried|thought|considered|spoken|asked|looked|been)|why (?:don't|not)|"
        r"if i were you|try to|try and|try \w+ing|what you need|best thing|my advice|i'd (?:suggest|"
        r"recommend|just)|make sure you|you'd be better|don't let|you just have to|tried)\b",
    ),
    (
        "imperative",
        "an order",
        r"(?:^|[.!?] |, )(?:just )?(?:get|go|take|make|try|ring|speak|have a|put|write|book|stop|keep|"
        r"remember|think|don't|be|look|use|send|give|chin|focus|switch|forget)\b",
    ),
    (
        "that_is_hard",
        "names the difficulty",
        r"\b(?:that|this|it|things|week|time|day|month)\b[^.?!]{0,25}\b"
        + HARD
        + r"\b|\bnot (?:an )?easy|can't (?:be|have been) (?:easy|nice|much fun|pleasant)|\blot (?:on|to|"
        r"going)\b",
    ),
    (
        "i_hear",
        "I hear, I appreciate, I understand",
        r"\b(?:i|we) (?:do |can |really )?(?:hear|appreciate|understand|get|know|recognise|realise|"
        r"see) (?:that|it|it's|you've|this|how|what|the|where|you|things)\b|\bunderstood\b|"
        r"\bi hear you\b",
    ),
    (
        "thanks",
        "thanks for telling",
        r"\b(?:thank you|thanks|grateful|appreciate you|glad you|ta for|cheers for)\b",
    ),
    (
        "effect_on_you",
        "names what it does to them",
        r"\b(?:you must|must (?:be|have been|feel)|you sound|you look|you seem|no wonder|affect\w* you|"
        r"getting to you|hit(?:ting)? you|got to you|weigh\w* on you|eating (?:at )?you|"
        r"taking it out of you|takes? (?:a lot )?out of you|wearing you|through you|under your skin|"
        r"knocked you|shaken you|rattled you|hurting you|on you\b|in you\b|you're (?:really |so |"
        r"still |not |properly )*\b" + FELT + r"|inside you|done to you|does to you|cost you|costing you)",
    ),
    (
        "feeling_word",
        "a feeling word",
        r"\b" + FELT + r"\b",
    ),
    (
        "body",
        "the body or the night",
        r"\b(?:chest|stomach|throat|hands|heart|belly|gut|bones|lying (?:there|awake)|awake|sleep|"
        r"breath\w*|tears|crying|shoulders|in your head|home with you|every night|at night|"
        r"three in the morning)\b",
    ),
    ("sorry", "sorry", r"\b(?:sorry|sad to hear)\b"),
    (
        "moved",
        "the leader is moved",
        r"\bi'm (?:so |really |truly |that |dead |very )*(?:sorry|gutted|sad|upset|angry|heartbroken|"
        r"glad you told)\b|breaks? my heart|i could (?:cry|weep|kick)|landed with me|lump in my|"
        r"my (?:heart|stomach|chest)\b|welled|welling|\bi feel (?:that|for|it|sick)|stays? with me|"
        r"stuck with me|^(?:oh|god|christ|jesus|mate|bloody hell|ah)\b|hate that|hate to think|"
        r"i wish i'd|i don't like (?:to think|that)|goes (?:right )?through me|hits me|got to me|"
        r"i'd (?:feel|be|have) \w+ (?:too|as well)|hearing (?:it|that|you)",
    ),
    (
        "formula",
        "a managerial formula",
        r"\b(?:valid|validat\w+|acknowledg\w+|emotional(?:ly)?|emotions|your feelings|journey|"
        r"hold(?:ing)? (?:a )?space|challenging (?:time|situation|circumstances|period)|"
        r"difficult (?:time|circumstances|period)|at this (?:\w+ )?time|empathi[sz]e|"
        r"what you're going through|what you are going through|i really feel for you|lived experience|"
        r"seen and|wellbeing matters|we value|please know|on behalf|sympath\w+)\b",
    ),
    (
        "gush",
        "out of register",
        r"!!|\bso,? so\b|\b(?:devastat\w+|in bits|heartbreaking|catastroph\w+|beside myself)\b",
    ),
    (
        "pity",
        "looks down",
        r"\b(?:poor (?:you|thing|love|lamb|lad|girl|soul|man|woman|old)|bless (?:you|him|her|your)|"
        r"so brave|brave of|so sad|cotton wool|fragile|delicate|gentle with|not built|someone like you|"
        r"people like you|your situation|pet lamb|poorly|feel sorry for you|little)\b",
    ),
    (
        "own_story",
        "the leader's own story",
        r"\b(?:when i (?:was|did|had|lost|started|got)|same (?:here|with me|for me)|me too|"
        r"i'm the same|tell me about it|i know exactly|i had (?:the same|that|one)|my (?:mum|dad|mam|"
        r"wife|husband|divorce|ex|daughter|son|brother|sister|first|last|own|marriage|nan|knee|back|"
        r"doctor|boss)|i've had|i once|i remember|i lost|happened to me|that's me|you think that's|"
        r"i was (?:off|the same|in|on)|oh,? same)\b",
    ),
    (
        "hedge",
        "held tentatively",
        r"\b(?:i wonder|might be wrong|maybe|perhaps|sounds (?:like|as|less|more)|as if|as though|"
        r"it's almost|i might|seems|i imagine|i think you're|i'm guessing|is it that|i suppose|"
        r"part of you|more that|less about)\b",
    ),
    (
        "check_back",
        "asks to be corrected",
        r"\b(?:have i (?:got|understood|missed|heard)|did i (?:get|miss|hear)|is that (?:right|it|fair|"
        r"about|how)|am i (?:right|close|near|off|getting)|what have i missed|correct me|tell me (?:if|"
        r"where) i'm|close\?|would that be fair|play (?:it|that) back|say (?:it|that) back|"
        r"check i(?:'ve)?|have that right|got that right|is it\?$)",
    ),
    (
        "reflects",
        "gives it back",
        r"^(?:so|and so|right, so)[, :]|^(?:you're|you've|you were|you had|you went|you did|you'd|"
        r"nobody|it's the)\b",
    ),
    (
        "space",
        "leaves room",
        r"\b(?:take your time|no rush|no hurry|go on|i'm (?:here|listening|not going)|in your own time|"
        r"don't have to (?:say|find|talk|get|explain|fill|be|come)|doesn't have to|whenever you|"
        r"sit (?:for|here|with)|wait|and then\?|stop for|take a (?:minute|second|moment|breath)|"
        r"when you're ready|you don't need to|let it come|have a breather)\b|\((?:pauses?|waits?|"
        r"silence|nods|says nothing|sits)",
    ),
    (
        "continuer",
        "a short continuer",
        r"^\W*(?:mm+|mhm|mm-hm+|uh-huh|yeah|aye|right|and|hm+|ok|okay|go on)?\W*$",
    ),
    (
        "noticed",
        "names something observed",
        r"\b(?:i(?:'ve)? (?:have )?noticed|i(?:'ve)? clocked|you've (?:been|not|gone|barely|hardly|"
        r"stopped|swapped|had your)|you haven't|you look|your (?:hands?|eyes?|camera|shoulders|voice|"
        r"leg|coat|tea|lunch|face)|not like you|unlike you|usually|normally|than usual|you keep|"
        r"i saw you|i see you|i couldn't help|these last|this week|lately)\b",
    ),
    (
        "took_up",
        "returns to something said",
        r"\b(?:you (?:just )?said|you mentioned|you told me|you joked|earlier|a (?:minute|second|"
        r"moment) ago|go(?:ing)? back to|back to (?:the|what|when)|you started|you stopped|you called|"
        r"you moved past|stuck with me|what's the|that word|when you say|you skipped|the bit about|"
        r"before you went)\b",
    ),
    (
        "person_first",
        "the person before the task",
        r"\b(?:before (?:we|the|anything|i|you|any)|can wait|never mind|park|forget the|leave the|"
        r"not (?:ringing|here|calling|come) (?:about|for|to)|rather start|first though|sod the|bin the|"
        r"shut the laptop|instead of|aside|put (?:that|the|it) down|how are you)\b",
    ),
)
