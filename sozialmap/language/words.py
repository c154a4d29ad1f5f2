"""Folded words, their stems, and what says little."""

from sozialmap.core.folding import fold

STOP_WORDS = frozenset(
    fold(word)
    for word in (
        "ich du er sie es wir ihr mein meine meinen meiner dein deine sein seine unser und oder "
        "aber auch noch nur schon mal doch so sehr ganz gern gerne gar der die das den dem des "
        "ein eine einen einem einer eines im in an am auf aus bei beim mit nach von vom zu zum "
        "zur für über unter um bis als wie wo was wer wenn weil dass ob da hier dort ist bin bist "
        "sind war waren wird werde werden haben habe hat hatte will möchte mag kann könnte soll "
        "würde würd darf dürfen muss müssen machen mache macht tun gehen geht kommen etwas was "
        "irgendwas jemand man mich mir dich dir uns euch sich kein keine keinen nicht ohne mehr "
        "viel viele wieder immer nie jetzt heute morgen dann damit suche such brauche wünsche "
        "wünsch richtig einfach finden einmal andere anderen alle alles leute bitte"
    ).split()
)
ENDINGS = ("ern", "en", "er", "es", "em", "e", "n", "s")
SHORTEST_STEM = 4


def tokens(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return fold(text).split()


def telling_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that say something."""
    return frozenset(word for word in tokens(text) if word not in STOP_WORDS and len(word) > 2)


def stem(word: str) -> str:
    """Return a folded word without the commonest endings of German inflection."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word
