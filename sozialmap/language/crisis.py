"""Words of crisis: a fixed box of help is shown first. Nothing is judged, nothing is logged.

Rather once too often than once too little: a box that was not needed costs a glance. Left out is
only what surely means something else: a figure of speech, the crisis of a club, a film.
"""

import re
import unicodedata

from sozialmap.core.folding import UMLAUTS

NO_MORE = r"(?:(?:nicht|nich|net|ned|nit) ?mehr|nimm(?:er|a|i))"
I_WANT = r"(?:will|wil|möchte?|mechte?|mag|mog|wollte|würde)"
ME = r"(?:mich|misch|mi)"
I = r"(?:ich|isch|i|ick)"  # noqa: E741 - the word itself
FEW = r"(?:\w+ ){0,3}?"
END = r"(?=\s*(?:$|[.,;:!?…)]|und\b|aber\b|bitte\b))"

NOT_TO_LIVE = (
    rf"\b{NO_MORE} (?:weiter ?)?(?:da sein|dasein|leben|aufwachen|existieren)\b",
    rf"\b{I_WANT} (?!nicht|net|nie|ned){FEW}(?:ste?rben?|tot sein)\b(?! (?:vor|wie|wo|dürfen)\b)",
    rf"\b(?:wär|wäre|sei|bin) (?:{I} )?(?:\w+ )?(?:gern|lieber|am liebsten|besser) (?:\w+ )?tot\b",
    rf"\b(?:lieber|am liebsten) (?:wäre? )?(?:{I} )?(?:einfach )?tot\b",
    rf"\btot wäre? (?:{I}|besser)\b",
    r"\b(?:ohne mich|wenn ich weg bin)\b.{0,30}\b(?:besser dran|leichter)\b",
    rf"\b(?:{ME}|mir) (?:\w+ ){{0,2}}?(?:um(?:zu)?bring(?:e|en|n)?|töten)\b",
    rf"\bbring(?:e|s)? (?:{I} )?{ME} um\b",
    r"\b(?:mir|mein) (?:das )?leben (?:zu )?(?:nehmen|beenden)\b",
    r"\b(?:suizi[edt]|selbstmord|selbsmord|freitod|lebensmüde)",
    r"\b(?:schluss|ende) (?:zu )?machen mit (?:allem|dem leben|mir)\b|\bschluss mit dem leben\b",
    r"\b(?:allem|dem ganzen|meinem leben) ein ende (?:machen|setzen)\b|\bmein leben beenden\b",
    r"\bvo(?:n der|m|r den|r die|r einen) (?:brücke|hochhaus|balkon|dach|zug|bahn|s-?bahn)"
    r" (?:zu )?(?:springen|werfen|stürzen)\b",
    r"\bkeinen sinn (?:mehr )?(?:noch )?(?:weiter ?)?(?:zu )?leben\b",
    r"\b(?:pulsadern|erhängen|überdosis)\b|\balles hinschmeissen und weg\b",
    r"\balle (?:meine )?(?:tabletten|pillen) (?:auf einmal )?(?:nehmen|schlucken)\b",
)
HARM = (
    r"\b(?:mir|mich) (?:wieder |selbst |selber )?(?:etwas|was) an(?:zu)?tun\b|\btu mir was an\b",
    rf"\britz(?:e|en)? (?:{I} )?{ME}\b|\b{ME} (?:wieder )?(?:zu )?ritzen\b|\bam ritzen\b",
    rf"\b{ME} (?:selbst |selber |wieder )?(?:zu )?verletzen\b|\bselbstverletz",
    rf"\b(?:verletze|schneide) {ME} (?:selbst|selber|wieder)\b",
    rf"\b(?:schlägt|verprügelt|würgt|bedroht|vergewaltigt|missbraucht) {ME}\b(?! keine?r?\b)",
    rf"\b{I} (?:wurde|werde|werd|bin) (?:\w+ ){{0,2}}?"
    r"(?:geschlagen|verprügelt|vergewaltigt|missbraucht|bedroht)\b",
    r"\bstimmen (?:befehlen|zwingen|sagen mir|sagen, ich)\b",
)
AT_THE_END = (
    rf"\b{I} (?:kann|pack|packs|pack's|schaff|schaffs|schaff's|will|mag|mog)"
    rf"(?: (?:es|das|des|einfach|echt|wirklich|langsam|so))* {NO_MORE}(?: (?:so )?weiter)?{END}",
    rf"\bhalte?'?s? (?:{I} )?(?:es |das |hier )*{NO_MORE} (?:länger )?aus\b",
    r"\bnicht mehr können\b|\bweiss (?:\w+ )?nicht mehr (?:weiter|ein noch aus)\b",
    r"\bkeinen? ausweg\b|\bseh\w* keine hoffnung\b|\bhoffnungslos\b",
    r"\bmir geht(?:s|'s| es) (?:so |sehr |richtig |ganz |echt |total )+"
    r"(?:schlecht|dreckig|beschissen|miserabel)\b|\bmir geht(?:s|'s| es) hundsmiserabel\b",
)
BY_NAME = (
    r"\b(?:akute|psychische|seelische|schwere|meine) krise\b|^\W*(?:eine )?krise\W*$",
    r"\b(?:habe?|bin|steck\w*|rutsch\w*) (?:\w+ ){0,2}?(?:eine|einer|der|tiefer|akuter) "
    r"(?:\w+ )?krise\b(?! (?:im|in der|des|der|beim) )|\bkrisen(?:dienst|telefon)\b",
    r"^\W*(?:\w+ )?(?:ist )?(?:ein )?notfall\W*$|\bhab\w* (?:\w+ )?einen notfall\b",
)
IN_OTHER_LANGUAGES = (
    r"\b(?:kill myself|want to die|suicid|end my life|end it all|hurt(?:ing)? myself)",
    r"\b(?:intihar|ölmek istiyorum|kendimi öldür|yaşamak istemiyorum)",
    r"самогуб|суицид|самоубий|не хочу (?:більше |больше )?(?:жити|жить)|хочу (?:померти|умереть)",
    r"انتحار|أريد أن أموت|لا أريد أن أعيش|أقتل نفسي",
    r"\b(?:samobójstw|nie chcę (?:już )?żyć|chcę umrzeć|zabić się)",
    r"\b(?:sinucid|nu mai vreau să trăiesc|vreau să mor\b)",
)
FIGURES_OF_SPEECH = (
    r"\bzum (?:sterben|totlachen|umbringen)\b(?: \w+)?|\bsterben? (?:fast )?vor \w+",
    r"\btod(?:müde|langweilig|schick|sicher|ernst)",
    r"\b(?:hitze|treppe|schuhe|warterei) bring\w* mich um",
    r"\b(?:krimi|film|buch|roman|serie) (?:\w+ ){0,3}?(?:selbstmord|suizid)\w*",
)


def _spelled_plainly(text: str) -> str:
    """Return lower case without umlauts, one blank between words; other scripts stay."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(UMLAUTS)
    return re.sub(r"\s+", " ", lowered.replace("’", "'"))


def _any_of(*patterns: str) -> re.Pattern[str]:
    """Return what finds any of some patterns, which are written with umlauts."""
    return re.compile("|".join(patterns).translate(UMLAUTS))


CRISIS = _any_of(*NOT_TO_LIVE, *HARM, *AT_THE_END, *BY_NAME, *IN_OTHER_LANGUAGES)
FIGURES = _any_of(*FIGURES_OF_SPEECH)


def speaks_of_crisis(text: str) -> bool:
    """Tell whether a text holds words of crisis, however they are spelled."""
    return bool(CRISIS.search(FIGURES.sub(" ", _spelled_plainly(text))))
