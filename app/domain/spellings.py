"""The forms that are spelled out before a line is read: regional speech, second languages, quick typing.

One plain word (or two or three) before the colon, the forms that stand for it behind. The regions
overlap, and the aim is only that a line is heard as its plain twin is, so the nearest plain word will
do; where a form means different things in different places ("dey", "yer") the commoner one is taken.
Written for this project from common knowledge of how such speech is spelled in fiction and messages.
"""


def _forms(table: str) -> dict[str, str]:
    """Form to plain word, from entries of `plain: form form` that end with a semicolon."""
    found: dict[str, str] = {}
    for entry in table.split(";"):
        plain, _, forms = entry.partition(":")
        found.update(dict.fromkeys(forms.split(), " ".join(plain.split())))
    return found


SURE = _forms(
    """
    a bit: abit; a lot: alot alorra; about: aboot abaht abt abowt 'bout abahht aboo' abotu aobut; after:
    efter arter aftur; again: agen agin' agyen; against: agin; agree: gree; all right: alreet aalreet
    alreight alrite awright aight aw'right areet areight oright; alone: alane; already: awready; also:
    alsae; always: allus allers alus; and: an' nd 'n' annd adn; another: anuvver anudder anither anotha;
    answer: ansa; anybody: onybody anybdy; anyone: any1 ne1; anything: anyt'ing nething owt anyfing anyfink
    onything anythin anythin' owght anythign; are we: arewe; are you: arta; aren't: arent arenae; around:
    aroon aroond arahnd; as well: aswell aswel; ask: arks; asked: axed ast; asks: speirs; at the moment:
    atm; back: bakc; because: cos coz cuz bcos becos bc bcoz 'cause 'cos becuase becasue beacuse cus;
    before: afore afoor b4 beofre; believe: beleive belive; best: bes'; between: 'tween atween; birthday:
    birfday; boots: booits; boss: oga; both: baith boath; bother: bodda; bothered: mithered mythered; boy:
    bwoy; brilliant: brill; bring: birng; brother: bruvver bruvva brudder; by the way: btw; can't: cant
    cannae canna cannay cyaan cyan't caint cyah casn't cassn't carn't; child: bairn pickney pikin; children:
    bairns pickneys pikins weans wains kiddies; cold: cauld cowd; come on: howay haway; could: cld cud cudd
    coud coudl; could have: couldve coulda cudda cudve; couldn't: couldnt couldnae couldna cudnt cudn't
    coun't; crying: greetin greetin'; dead: deid; definitely: definately defo deffo def defs; didn't: didnt
    didnae didna din't didn' didnay; different: diff'rent diffrent; difficult: difficlut dificult diffcult;
    do: dae dee div; do you: d'you d'ye dya d'ya dyou dyu djou; do you know: d'you-know dyaknow; doctor:
    docta; does: duz; doesn't: doesnt disnae doesnae dunt dun't dudn't dozent dosent dusnt; doing: daein
    daein' deein dooin dooin' doin doin'; don't: dont dinnae dinna divvent divn't divvint dunna dusn't
    dussent donn't; don't know: dunno dinnaken; done: deen; down: doon dahn dahhn; eat: nyam eyt; endure:
    thole; enough: enuff eneuch enuf; evening: evenin evenin'; every: evry ev'ry ilka ivvery; every time:
    everytime; everybody: ivverybody iverybody a'body abody evrybody; everyone: every1 evry1; everything:
    everyfing everyfink everythin everythin' ivverything iverything everyt'ing; father: fada farver fadda
    faither fayther; fed up: scunnered; feel: feeel; feeling: feelin feelin' feling feelign feelinn; first:
    fust furst; floor: flooar; for: fer; forget: figet 4get; forgot: forgoat; Friday: fri fridi frid;
    friend: freind fren; friends: freinds frens; frightened: frit; from: frae fae frum frm fi'om; get: gerr;
    get off: gerroff geroff; get on: gerron geron; get up: gerrup gerup; girl: gyal quine lassie; give: gie
    gi' gi gev; give me: gimme gizza gis giz gies; give over: gi'o'er; give us: gi'us gius gi's; go: gan
    gaun gooa; go on: gwaan gwan garn; going: gannin gannin' gooin gooin' goin goin' gaan gaein gwain gwine;
    going to: gonna gunna gannae gonnae gunnae gona gna gonny gonto; good: guid gud gd gude; got to: gotta
    gorra gottae goddae; great: gr8; had: hed 'ad; hadn't: hadnt hadnae hedn't; half: hauf 'alf; hand: han'
    haun; hands: hauns; happened: happend hapened 'appened happned 'append; happening: 'appening 'appenin
    happenin happenin'; has: hez 'as; hasn't: hasnt hasnae hent hen't hant han't hin't; have: hav hae huv
    hev hv 'ave ha' ahve hvae; have to: hafta hafti haffi affi havetae; haven't: havent havenae hivnae
    huvnae hevn't havnt havn't avent 'aven't; he's: hes he'm; head: heid yed 'ead; her: har; here's: heres;
    herself: hersel hersen 'erself; himself: hissel hissen hisself 'imself himsel; hold: haud 'old hol';
    holding: hauding haudin haudin' owdin; home: hame hyem yem whoam wum 'ome; honestly: tbh ngl tbf;
    hospital: hosp hospitol hosptial ospital; house: hoose 'ouse; how: hoo 'ow hwo; how's: hows 'ow's; I
    don't know: idk; I'd: ah'd oi'd; I'll: ah'll oi'll a'll; I'm: im ahm ah'm aam a'm oi'm aa'm; I've: ive
    ah've oi've a've; in case: incase; in front: infront; into: intae inta; isn't: isnt isnae isna ain't
    aint ent en't idn't idn' bain't byent tayn't ay'nt; isn't it: innit init intit in'it ennit dunnit
    yinnit; it is: 'tis tis; it was: 'twas twas; it's: its' iss; job: joab; just: jus jst jist juist joost
    jus' jsut; kind: kin'; kind of: kinda kinna kindae; know: ken knaa knaw kno kna knwo konw; known:
    kenned; last: las'; late: l8; later: l8r l8er; laugh: laff; laughing: laffin laffin'; leave: comot;
    left: lef'; let me: lemme lemmie lerrus lemmi; life: lyf; listening: listenin listenin' listning
    lissenin; little: wee likkle lickle lil ickle; live: liv; long: lang; lot of: lotta; love: luv luvver;
    make: mek mak myek; makes: meks maks; mate: m8; maybe: mebbe mibbe mibby mebbes mabye; me: meh mi;
    message: msg; messages: msgs; might: micht; Monday: mondi mundy mondy mondey; month: munf; more: mair;
    morning: mornin mornin' marnin marnin'; most: maist mos'; mother: madda muvver mudda; must be: mustbe;
    must have: mustve musta; mustn't: mustnt mustnae munt mun't; my: mah; myself: meself mesel mesen mysel
    maself masel misel misen mysen miself; needn't: neednt needna neednae; never: nevva nivver nebber; never
    mind: nvm; next: nex'; night: neet nicht; no: naw nae nah nope nar; no one: no1; no problem: np; nobody:
    naebody nobdy nobbdy naebdy nubdy neebody noabody noone; nothing: not'ing nowt naething nuffin nuffink
    nuthin nuthin' nothin nothin' nuttin nutten nathin nowght nothign nuffin' nuttin'; of: o' ov; off: aff
    orff; old: auld owd oul aul ould ol'; on: oan pon; one: yin yan 'un; only: nobbut ownly onny; onto:
    ontae; other: uvver ither; otherwise: uvverwise; our: oor wor owr; ourselves: oursels oursens ourselfs;
    out: oot aht; out of: outta outa oota; over: ower ova ovver owa; own: ain; past: pas'; people: ppl peeps
    fowk peepul peopel; phone: fone; please: pls plz abeg pleez plaese biko; poor: puir; probably: prob
    probs prolly probly; put it: purrit; really: rly realy reely reallly rilly reeally; receive: recieve;
    remember: memba; rest: res'; right: reet reight richt roight rahht reyt; right now: rn; road: rooad;
    round: roon roond rahnd; same: sem; say: seh; says: sez; scared: feart feert; school: schooil; see: c'n;
    see you: sithee si'thee; she's: shes she'm; should: shld shud shoud shoudl suld; should have: shouldve
    shoulda shudda shudve; shouldn't: shouldnt shouldnae shouldna shudnt shun't; shut up: shurrup shuddup
    shurrit; sister: sista; sitting: siddung; small: sma; so: sae soo; soft: sof'; somebody: sumbody smaddy
    sumaddy somebdy sumbdy; someone: sum1 some1 sumone; something: somet'ing somep'n summat sommat sumat
    summut suffin suffen sumfin sumfink summink somefink somethin somethin' sumthin sumthing smth somthing
    somethign summin; sore: sair; sorry: soz sry srry sory sorrry srory; sort of: sorta; soul: sowl; stand:
    stan'; strong: strang; suicidal: suisidal suicidle; suicide: sewerside sueicide suiside suicied; take:
    tek tak tk tyek; taken: tekken taen; takes: teks taks; taught: tuaght; thank: fank t'ank; thank you:
    thankyou fank-you tanx; thanks: t'anks thx tnx tx thnx ty fanks; that: dat tht thon thic thik tha';
    that's: thats thass that'm dats; the: th' t' teh hte; their: thier; them: dem 'em thum thaim;
    themselves: theirselves theirsels theirsens theirsen themsel themsels theirself thersens; there: deh
    theer; there's: theres; they'll: theyll; they're: theyre they'm; they've: theyve; thing: t'ing ting fing
    thign; things: t'ings tings fings; think: fink tink thinck t'ink; thinking: finkin finkin' tinkin
    tinkin' thinkin thinkin' t'inking t'inkin t'inkin'; thinks: finks tinks; thirty: firty; this: dis thiz;
    this afternoon: safternoon; thought: t'ought thowt thocht thort thot thoguht thougth; thoughts: t'oughts
    tauts; three: t'ree; through: froo trew t'rough t'rew thru throo; Thursday: t'ursday thrusday thurs thur
    thursdi; to: tae tuh; today: 2day tdy; together: 2gether thegither togevver togither togetha; told: telt
    towd tellt telled tauld; tomorrow: tmrw tmr tmoz 2moro 2mro tomoz tomorra tomorrer morra tommorow
    tommorrow tomorow t'morra; tonight: 2nite 2night tonite tonigth nite toneet; too: tew; trouble: wahala;
    true: troo; Tuesday: tues tuesdi; twenty: twenny twinty; two: twa; understand: undrstand understan
    unnerstan understnad undestand onderstand unnerstand overstand; until: 'til til untill; very: awfy gert
    gurt gurtly verra vurry; want: waan waant waint wnat; want to: wanna wannae wantae wana; was: wis wiz
    wuz wes wez woz; wasn't: wasnt wisnae wasnae wasna wadn't wan't wornt worn't wuzn't; watching: watchin
    watchin'; we'll: us'll; we're: we'm; Wednesday: weds wensday wednsday wednesdi; week: wk; weekend: wkend
    wknd; weeks: wks; weird: wierd; well: weel weell; were: wur wer wure; weren't: werent werenae wurnae
    wernt; what: whit wot wat wha' wha wah whut wit wetin waht whta wt; what's: whats whatta wots wats;
    whatever: wotever whatevs wotivver; when: wen whin; where: whaur whar wheer; where's: wheres; who: whae
    'oo; who's: whos; with: wi wi' wiv wid wiff wae wid' w/ wiht wtih; without: wi'oot wivout wi'out withoot
    wivaht withaht; won't: wain't wont winna winnae willnae; work: wark wurk warck; working: workin workin'
    wukkin wurkin; worse: wuss wuz's wurse; worst: wust wurst; would: wld wud wudd woud woudl; would have:
    wouldve woulda wudda wudve; wouldn't: wouldnt wouldnae wouldna wudnt wudn't; wrong: wrang rong wronng;
    yes: aye yh yeh yep yup yiss; yesterday: yday yest'day yisterday yesterdi; you: u yew yow ye youse yous
    yiz yis yousens yousuns thee tha yuh una unnu unu 'ee thoo thou; you had: tha'd; you have: tha's tha'as;
    you'd: youd; you'll: ull youll; you're: ure you'm yome ya're yow'm yow're thart tha'rt thou'rt youre;
    you've: uve youve yev thee's; your: ur yr yer yor thi thy thine yower yar yoru yuor; yours: urs yoursn
    yowrs; yourself: urself yerself yersel yersen yoursen yourselfs yarself yasel yaself thisen thissen
    thysen thysel yuhself theeself yursel yehself yousself yersilf yourseln
    """
)
"""Forms that are no other English word; written in any case, alone or among others."""
AMONG = _forms(
    """
    all: a'; and: 'and n; are: r dey; are you: bist; be: b; been: bin; cannot: cor; child: wean; crying:
    greeting; do: dew; for: fir fur; hair: 'air; has: 'as; hate: 'ate; have: don; he: 'e; hear: 'ear; his:
    'is; hit: 'it; hot: 'ot; I: aa oi; in: inna eena; isn't: int; it: e; it is: na; must: mus; my: ma; not:
    nuh nay no'; nothing: nought; now: noo; one: wan; our: 'our; see: c; that: wey; the: de di; to: fi; too:
    tae; very: wile; wait: bide; where: weh; who: whe; why: y; you: ee ya
    """
)
"""Forms that are English words or names too; heard so only beside an unmistakable one."""

PHRASES = {
    "what about ye": "how are you",
    "what about you hi": "how are you",
    "bout ye": "how are you",
    "'bout ye": "how are you",
    "how's she cuttin": "how are you",
    "how's tricks": "how are you",
    "fit like": "how are you",
    "fit's": "what's",
    "fit is": "what is",
    "wha gwaan": "what is going on",
    "wha' gwaan": "what is going on",
    "wah gwaan": "what is going on",
    "wagwan": "what is going on",
    "whagwan": "what is going on",
    "where's that to": "where is that",
    "where's it to": "where is it",
    "where you to": "where are you",
    "where are you to": "where are you",
    "by here": "here",
    "by there": "there",
    "you was": "you were",
    "we was": "we were",
    "they was": "they were",
    "bist thee": "are you",
    "ist tha": "are you",
    "art tha": "are you",
    "is tha": "are you",
    "as tha": "have you",
    "has tha": "have you",
    "'as tha": "have you",
    "hast tha": "have you",
    "dost tha": "do you",
    "does tha": "do you",
    "did tha": "did you",
    "can tha": "can you",
    "will tha": "will you",
    "tha knows": "you know",
    "should of": "should have",
    "could of": "could have",
    "would of": "would have",
    "must of": "must have",
    "no be": "is not",
    "no dey": "is not",
    "r u": "are you",
}
"""Set phrases of more than one word."""

_DO = frozenset(
    """
    ask be bring call check come cover do email fetch find get give go have help hold just keep let listen
    look make meet move phone pick pop put read ring say see send sit sort speak start stay stop swap take
    talk tell text try wait walk write
    """.split()
)
_DONE = frozenset(
    """
    asked been called come cried done eaten felt forgotten found given gone got had happened heard kept
    known left listened looked lost made met never noticed rung said seen shown slept sorted spoke spoken
    taken talked thought told tried walked worked
    """.split()
)
_AH = frozenset(
    """
    am can cannae canna could couldnae did didnae dinnae dinna do dae had hae have hear heard hope ken kent
    know ken mean need said saw telt think thocht thought want wis was wish will winna would wouldnae
    """.split()
)

FOLLOWED: dict[str, tuple[str, frozenset[str]]] = {
    "ill": ("I'll", _DO),
    "fit": ("what", frozenset("are could did do does happened like time will would ye you".split())),
    "id": ("I'd", _DO | _DONE | {"like", "rather", "love"}),
    "ah": ("I", _AH),
    "lets": ("let's", _DO | {"go", "not", "leave", "pause", "stop", "chat", "wait", "hear"}),
    "ain't": ("haven't", _DONE),
    "aint": ("haven't", _DONE),
    "ent": ("haven't", _DONE),
    "hent": ("haven't", _DONE),
}
"""Forms that are heard so before certain words only."""

DROPPED_H = frozenset(
    """
    had hadn't half halfway hall hand handed handle handling handover hands hang hanged hanging happen
    happened happening happens happy hard harder hardest hardly harm harsh has hasn't hate hated hates
    have haven't having he'd he'll he's head headed heading heads health hear heard hearing hears heart
    hearts heavy height hell hello help helped helping helps her here here's hers herself hid hide hiding
    high him himself his history hit hitting hold holding holds hole holiday holidays home homes honest
    honestly hope hoped hopes hoping horrible horrid horror hospital hot hour hours house houses how how's
    huge human humour hundred hungry hurry hurt hurting hurts husband
    """.split()
) - {"hand", "hate", "hear", "his", "has", "hit", "hot", "her", "hall", "high"}  # fmt: skip
"""Words heard without their h, as in 'ard; those that leave an English word stand in AMONG or not at all."""

WITHOUT_G = frozenset(
    """
    actin askin bein believin bidin blamin bleedin bookin breakin breathin bringin buildin bullyin callin
    carryin changin chattin choppin cleanin comin cookin copin coverin cryin cuttin dealin doin draggin
    drinkin drivin drownin dyin eatin endin fallin feedin feelin fightin findin fixin foldin gaspin gettin
    givin goin gossipin graftin hangin happenin hatin havin hearin heatin helpin hidin hittin holdin hopin
    hurtin ignorin jokin jumpin keepin killin knowin laughin leavin lettin liftin listenin livin loadin
    lookin losin lyin makin managin meanin meetin messin mindin missin mitherin moanin movin needin packin
    parkin passin payin peggin playin pretendin pullin pushin puttin quittin readin ringin runnin savin
    sayin screamin seein sendin servin settin shakin shoutin showin signin sittin sleepin sortin speakin
    spendin standin startin stayin stickin stoppin strainin strugglin sulkin takin talkin tellin textin
    thinkin trainin trustin tryin turnin typin waitin walkin wantin warnin wastin watchin wearin whingein
    wishin wonderin workin worryin writin
    """.split()
)
"""Words in -ing that are written without the g and without an apostrophe."""

NAMES = frozenset(("dee", "ken", "una", "ova", "len", "ty", "yan"))
"""Forms that are first names too: with a capital they are names wherever they stand."""

ENDS_IN = frozenset(
    """
    admin again aspirin austin bargain basin begin benjamin berlin berrin brain bulletin cabin calvin
    campaign captain certain chain chin coffin colin complain contain cousin cumin curtain darrin dolphin
    drain dublin dustbin elfin entertain erin explain fountain gain gavin goblin grain insulin join justin
    kevin latin login main maintain margin martin mountain muffin napkin obtain origin pain paraffin
    penguin pippin plain protein pumpkin rain raisin rein remain resin robin ruin satin sequin skin spin
    stain strain sustain terrain thin tiffin toxin train twin vein villain violin virgin vitamin within
    """.split()
)
"""Words that end in -in without having lost a g; a closing quote after them is not an apostrophe."""
