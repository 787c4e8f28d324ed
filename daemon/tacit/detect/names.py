"""Names of people: given names, initials, masked names, and capitals where a person is spoken to or of."""

from __future__ import annotations

from ..data import alternation
from ..finding import Label
from .phrases import WEAK, PhraseRecognizer, phrase

_GIVEN = alternation("names")
_CAP = r"[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?"
_NOT = (
    r"(?!(?:I|I['’]m|The|This|That|My|We|You|He|She|They|It|And|But|So|If|When|What|Why|How|"
    r"Who|Happy|Merry|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|God|Lord|"
    r"Dr|Prof|American|English|Spanish|Zoom|EMDR|Christmas|Thanksgiving|Easter|Google|"
    r"Facebook|Twitter|Instagram|TikTok|Netflix|"
    r"Things?|Some\w*|Every\w*|Any\w*|No\w*|People|Clients?|Patients?|Mom|Dad|Mum|Mother|"
    r"Father|Husband|Wife|Kids?|Then|Now|Each|Most|Both|These|Those|Here|Where|Which|"
    r"After|Before|Because|Once|Only|Even|Still|Also|Or|At|In|On|To|From|For|With|By|As|Of|"
    r"Who\w*|Is|Are|Was|Did|Do|Does|Had|Has|Have|Can|Could|Will|Would|Told|Said|Got|Been|"
    r"Therapy|Therapist|Session|Group|Love|Good|Great|Big|Little|New|Old|First|Last|Next|"
    r"Client|Me|Us|Same|Well|Ok|OK|Oh|Sorry|Also|Can|"
    r"Yes|Just|Today|Some|One|Two|Let|Thank|Thanks|Please|Hi|Hey|Hello|Dear|Congrats|"
    r"Congratulations|All|Any|There|Our|Your|His|Her)\b)"
)
_FULL = rf"{_NOT}{_CAP}(?: (?:[A-Z]\.|{_CAP})){{0,2}}"

PHRASES = (
    phrase(
        rf"\b(?P<it>(?i:{_GIVEN})(?: (?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)?| "
        r"[A-Z]\.?(?=\W|$)){0,2})(?=\W|$)",
        "given_name",
        0.55,
        case=True,
    ),
    phrase(
        r"\b(?P<it>(?:Mr|Mrs|Ms|Miss|Mx|Sir|Uncle|Aunt|Auntie|Big|Lil|Little|Old|Sister|Brother|"
        rf"Pastor|Coach)\.? {_NOT}{_CAP}(?: {_CAP})?)\b",
        "titled_name",
        0.6,
        case=True,
    ),
    phrase(
        rf"\b(?:[Mm]y|[Oo]ur) (?:[\w-]+ )?(?:client|patient),? (?P<it>{_FULL})",
        "client_name",
        0.9,
        case=True,
    ),
    phrase(
        r"\b(?:[Cc]lients?|[Pp]atients?|[Kk]iddo|named|called|[Mm]y guy|resident|student|member|"
        rf"[Hh]er name is|[Hh]is name is),? [\"“]?(?P<it>{_FULL})",
        "client_name",
        0.8,
        case=True,
    ),
    phrase(
        rf"\b(?P<it>{_FULL}),? (?:\(?\d{{2}}\)?|my (?:client|patient|\d)|a client|one of my|who I|"
        r"whom I|came (?:in|to)|told me|walked in|started (?:therapy|seeing)|asked me)",
        "client_name",
        0.7,
        case=True,
    ),
    phrase(
        r"\b(?:[Pp]roud of (?:you,? |my )?|[Cc]ongrat(?:s|ulations)(?: to)?,? |[Ss]hout ?out to |"
        r"[Tt]hank you,? |[Hh]appy birthday,? |(?:^|(?<=\n))[Hh](?:i|ey|ello),? |[Dd]ear |[Gg]ood "
        rf"luck,? |[Ss]ession with |seeing |[Ww]elcome back,? )(?P<it>{_FULL})",
        "addressed_name",
        0.7,
        case=True,
    ),
    phrase(
        rf"\b(?P<it>{_FULL})(?:['’]s) (?:mom|mum|dad|mother|father|wife|husband|session|sessions|"
        r"parents|partner|sister|brother|case|progress|chart|file|therapy|treatment|intake|son|"
        r"daughter|kids|ex)\b",
        "client_name",
        0.7,
        case=True,
    ),
    phrase(
        r"\b(?P<it>[A-Z]\.(?: ?[A-Z]\.){1,2})(?![A-Za-z])(?<!U\.S\.)(?<!D\.C\.)(?<!U\.K\.)"
        r"(?<!P\.S\.)",
        "initials",
        0.6,
        case=True,
    ),
    phrase(
        r"(?:(?<=\s)|^)(?P<it>[B-HJ-NP-Z])(?:\.(?=,| [a-z])|(?= (?:told|said|came|is|was|has|"
        r"asked|just|and [A-Z]\b|got|finally|walked))|(?=['’]s [a-z]))",
        "initials",
        0.6,
        case=True,
    ),
    phrase(
        r"\b(?P<it>[A-Z][\w]*\*+[\w*]*|[A-Z]-?[_.]{2,}\w*|[A-Z]-{2,}\w*|[A-Z][a-z]+ [A-Z]\.)(?=\W|"
        r"$)",
        "hidden_name",
        0.7,
        case=True,
    ),
    phrase(
        rf"\b(?P<it>{_FULL}) (?:and|&) (?:{_FULL})(?= (?:came|have|told|are|were|had|made|finally))",
        "client_name",
        0.6,
        case=True,
    ),
    phrase(
        rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<it>{_NOT}{_CAP})(?=(?:,| -|!+) (?:you|I|we|so|keep|it's|"
        r"your)|!{1,3}(?:\s|$))",
        "addressed_name",
        0.5,
        case=True,
    ),
    phrase(
        r"(?<![.!?:;\"“”(*•→-] )(?<=[a-z,] )(?<!at )(?<!in )(?<!from )(?<!the )(?<!to )(?<!of )"
        rf"(?<!on )(?<!by )(?<!for )(?P<it>{_NOT}{_CAP}(?: (?:[A-Z]\.|{_CAP}))?)"
        r"(?=(?:['’]s)? (?:said|says|told|asked|came|walked|sat|laughed|cried|cries|got|"
        r"passed|is|was|has|had|will|could|did|didn['’]t|just|finally|made|wrote|started|"
        r"who)\b)",
        "capital_name",
        0.5,
        case=True,
    ),
    phrase(
        r"(?<=[a-z,] )(?<!at )(?<!in )(?<!from )(?<!the )(?<!of )(?<!on )(?<!by )(?<!an )"
        rf"(?P<it>{_NOT}{_CAP}(?: (?:[A-Z]\.|{_CAP}))*)(?=\W|$)",
        "capital_name",
        WEAK,
        case=True,
    ),
    phrase(rf"\b[Tt]he (?P<it>{_CAP}s)(?= (?:and|are|have|came|were|told)|['’])", "capital_name", WEAK, case=True),
    phrase(r"(?<=#)(?P<it>(?:Justice|Team|Pray|Free|Go|Strong)\w*)", "hidden_name", WEAK, case=True),
    phrase(
        rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<it>{_NOT}{_CAP}(?: (?:[A-Z]\.|{_CAP}))?)"
        r"(?= (?:said|says|told|asked|came|walked|sat|laughed|cried|cries|got|passed|has|"
        r"had|could|didn['’]t|just|finally|made|wrote|started|who|drives|wants|discussed)"
        r"\b)",
        "capital_name",
        0.45,
        case=True,
    ),
)


def names() -> PhraseRecognizer:
    """The recognizer of names."""
    return PhraseRecognizer(Label.NAME, PHRASES)
