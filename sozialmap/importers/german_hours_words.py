"""The words of German opening times, as pieces for the reader of german_hours."""

import re

DAYS = {"mo": "Mo", "di": "Tu", "mi": "We", "do": "Th", "fr": "Fr", "sa": "Sa", "so": "Su"}
MONTHS = {
    "jan": "Jan", "feb": "Feb", "mär": "Mar", "mrz": "Mar", "apr": "Apr", "mai": "May",
    "jun": "Jun", "jul": "Jul", "aug": "Aug", "sep": "Sep", "okt": "Oct", "nov": "Nov",
    "dez": "Dec",
}  # fmt: skip
ORDINALS = {
    "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "letzt": -1, "vorletzt": -2,
}  # fmt: skip
PARTS_OF_DAY = {
    "morgens": "07:00-10:00",
    "vormittag": "09:00-12:00",
    "mittag": "12:00-14:00",
    "nachmittag": "13:00-18:00",
    "abend": "18:00-22:00",
}
"""Only for what a person wishes; of an offer such words say too little."""
BY_APPOINTMENT = "nach Vereinbarung"
WITH_REGISTRATION = "mit Anmeldung"
IN_SCHOOL_HOLIDAYS = "in den Ferien bitte fragen"
WHICH_DAYS = "Tage bitte fragen"
WHICH_TIMES = "Zeiten bitte fragen"
PLEASE_ASK = "bitte fragen"
PERHAPS = "vielleicht"
FORTNIGHTLY = "alle zwei Wochen"
USUALLY = "in der Regel"
SEASONS = {"sommer": "im Sommer", "winter": "im Winter"}

_DAY = r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)"
_MONTH = (
    r"(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|(?:jan|feb|mär|mrz|apr|jun|jul|aug|sept?|okt|nov|dez)\b\.?)"
)
_AND = r"(?:\bund\b|\bu\b\.?|\bsowie\b|,|/|&|\+)"
_TO = r"(?:[-–—]|\bbis\b)"
_SCHOOL = r"(?:hessischen\s+)?(?:schul)?ferien(?:zeiten|zeit)?\b"
_HOLIDAY = r"(?:gesetzlichen?\s+)?feiertag(?:en|e|s)?\b\.?"
_SUN_AND_HOLIDAY = r"\bso(?:nn)?(?:tag)?s?\.?-?\s*(?:und|u\.|/|&|\+)\s*feiertag(?:en|e|s)?\b\.?"
_APPOINTMENT = (
    r"(?:termine?|zeiten|öffnungszeiten|besuche?)?\s*(?:nur\s+)?(?:(?:nach|per)\s+"
    r"(?:(?:telefonischer|vorheriger|individueller|persönlicher)\s+)*"
    r"(?:(?:termin)?vereinbarung|(?:termin)?absprache|anmeldung)"
    r"|\bn\.\s?v\.|auf\s+(?:an|nach)frage|bei\s+bedarf)"
)

TOKEN = re.compile(
    rf"""(?P<also_appointment>\b(?:(?:und|u\.|sowie|oder|sonst|ansonsten|auch|gerne|außerdem
            |weitere|andere|darüber\s+hinaus)\s+)+{_APPOINTMENT}|[+&]\s*{_APPOINTMENT})
      |(?P<appointment>{_APPOINTMENT})
      |(?P<registration>(?:nur\s+)?mit\s+(?:(?:vorheriger|telefonischer)\s+)?anmeldung\b
          |(?:um\s+)?(?:vorherige\s+|telefonische\s+)?anmeldung\s+(?:ist\s+|wird\s+)?
            (?:erforderlich|erwünscht|nötig|notwendig|erbeten|gebeten))
      |(?P<phone>(?:tel(?:efon)?\b\.?:?|☎|unter)\s*\+?\d[\d\s/()–-]{{4,}}(?=[,;)\n]|$))
      |(?P<school_ask>(?:in\s+den\s+|während\s+der\s+)?{_SCHOOL}\s*:?\s*bitte\s+(?:nach)?fragen
          |(?:außer|ausser|nicht)\s+(?:in\s+den\s+|während\s+der\s+)?
            (?:oster|pfingst|sommer|herbst|winter|weihnachts)ferien
          |(?:in\s+den\s+)?(?:oster|pfingst|sommer|herbst|winter|weihnachts)ferien\s+geschlossen)
      |(?P<school_off>(?:in\s+den\s+|während\s+der\s+|an\s+)?{_SCHOOL}\s*:?\s*
          (?:ist\s+|bleibt\s+)?geschlossen)
      |(?P<school>(?:in\s+den\s+|während\s+der\s+|in\s+)?{_SCHOOL})
      |(?P<term>(?:in\s+der\s+|während\s+der\s+)?schulzeit\b)
      |(?P<schooldays>(?:an\s+)?schultagen?\b)
      |(?P<also_holidays>auch\s+(?:an\s+)?(?:{_SUN_AND_HOLIDAY}|{_HOLIDAY})(?!\s*:?\s*(?:von\s+)?\d))
      |(?P<ask>(?:\s*[-–—]\s*)?(?:(?:tage|zeiten|uhrzeit(?:en)?)\s+)?bitte\s+(?:an|er|nach)?fragen)
      |(?P<other_season>(?:sommer|winter|oster|herbst|pfingst|weihnachts)ferien)
      |(?P<fortnightly>alle\s+(?:zwei|2)\s+wochen|alle\s+14\s+tage|14-?\s?tägl?ig\b|14-?\s?täglich
          |vierzehntäg(?:l)?ig|jede\s+(?:zweite|2\.)\s+woche|(?:zwei|2-?)wöchentlich)
      |(?P<usually>in\s+der\s+regel|meistens?\b|normalerweise|üblicherweise|gewöhnlich)
      |(?P<perhaps>vielleicht|eventuell|evtl\.)
      |(?P<second>\bjede[nrs]?\s+(?:zweite[nrs]?|2\.)\s+{_DAY}
          (?!\s+(?:im|des|eines|jeden)\s+monats?)(?![^\n;,]*\bim\s+monat))
      |(?P<pause>betriebsferien|betriebsurlaub|(?:sommer|winter|weihnachts)pause)
      |(?P<season>(?:im\s+|in\s+(?:den|der)\s+)?(?:sommer|winter)
          (?:halbjahr|saison|monaten?|monate|zeit)?(?:s)?\b)
      |(?P<week>(?:in\s+)?(?:jeder\s+|den\s+)?(?:un)?gerade[nr]?\s+(?:kalender)?(?:wochen?\b|kws?\b))
      |(?P<weeks>\bkw\s*\d{{1,2}}(?:\s*{_TO}\s*\d{{1,2}})?\b)
      |(?P<sunfei>{_SUN_AND_HOLIDAY})
      |(?P<daily>täglich|jeden\s+tag|alle\s+tage|tägl\.)
      |(?P<workdays>werktags?\b|an\s+werktagen|werktage\b|wochentags)
      |(?P<weekend>(?:am\s+)?wochenende[ns]?)
      |(?P<except>außer|ausser|nicht)\b
      |(?P<holiday>{_HOLIDAY})
      |(?P<off>geschlossen|ruhetage?\b|\bzu\b|entfällt)
      |(?P<part>morgens|(?:vor|nach)mittag[es]?|mittags|abends?\b)
      |(?P<date>\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}|\d{{2}}(?!\d|\s*(?:uhr|h\b|[:.–-])))?
          |\d{{1,2}}\.\s*{_MONTH}(?:\s+\d{{4}}\b)?)
      |(?P<daynum>\d{{1,2}}\.(?=\s*(?:{_AND}|{_TO})\s*\d{{1,2}}\.\s*(?:\d{{1,2}}\.|{_MONTH})))
      |(?P<nth>(?:erst|zweit|dritt|viert|fünft|vorletzt|letzt)e[rnms]?\b
          |[1-5]\.(?=\s*(?:und|u\.|,|&|/|\+|[a-zäöü])))
      |(?P<day>{_DAY}(?:en|s)?
          |(?:mon|don|fre|sam|son|mo|di|mi|do|fr|sa|so)\b\.?|\b(?:die|mit)\.)
      |(?P<month>{_MONTH})
      |(?P<from>\bab\b)
      |(?P<open_end>(?:mit\s+)?(?:ende\s+offen|offene[mns]\s+ende|open\s+end))
      |(?P<time>(?<![\d.,])\d{{1,2}}(?:[:.h]\d{{2}})?(?!\d))(?:\s*(?:uhr|h)\b)?
      |(?P<between>\bzwischen\b)
      |(?P<dash>\s*{_TO})
      |(?P<comma>{_AND})
      |(?P<stop>[;\n|])
      |(?P<opened>\()
      |(?P<closed>\))
      |(?P<skip>[^\S\n]+|\buhr\b|\bjede[nrms]?\b|\b(?:im|des|eines|jeden)\s+monats?\b|\bvo[nm]\b
          |\ba[nm]\b|\bimmer\b|\bim\b|\bjeweils\b|\bgeöffnet\b|\boffen\b|\bnur\b|\bauch\b|\bum\b
          |\bzusätzlich\b|\baußerdem\b|\beinschl(?:ießlich|\.)|\bunsere\b|\bder\b
          |(?:öffnungs|sprech|büro|kurs|treff)zeiten|(?:offene\s+)?sprechstunden?\b|:|\.)
    """,
    re.IGNORECASE | re.VERBOSE,
)
DATE = re.compile(r"(\d{1,2})\.\s*(?:(\d{1,2})\.|([a-zäöü]{3})[a-zäöü]*\.?)\s*(\d{2,4})?", re.I)
ALWAYS = re.compile(r"^\s*(?:rund um die uhr|durchgehend|immer|24\s?h|24\s?stunden|24/7)"
                    r"(?:\s+(?:geöffnet|offen|erreichbar))?[\s.!]*$", re.I)  # fmt: skip
NEVER = re.compile(
    r"^\s*(?:dauerhaft\s+|zurzeit\s+|zur\s*zeit\s+|derzeit\s+|vorübergehend\s+"
    r"|bis\s+auf\s+weiteres\s+)?geschlossen[\s.!]*$",
    re.IGNORECASE,
)
