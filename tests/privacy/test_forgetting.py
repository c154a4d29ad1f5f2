"""Visits are emptied on time, never too early, and never kept alive."""

import gc
import logging
import threading
import weakref

import pytest

from sozialmap.privacy.forgetting import Erasure, Forgetting, Reason, find_left, tell_held

HOUR_S = 3600.0


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now

    def pass_minutes(self, minutes):
        self.now += minutes * 60


class Talk:
    """Stands in for what somebody says on the page „Planen“."""

    def __init__(self, *words):
        self.words = list(words)

    def count(self):
        return {"words": len(self.words)} if self.words else {}

    def forget(self):
        counts = self.count()
        self.words.clear()
        return counts


class Seat:
    def __init__(self):
        self.open, self.cleared = True, 0

    def is_connected(self):
        return self.open

    def clear(self, thing):
        self.cleared += 1


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def told():
    return []


@pytest.fixture
def forgetting(clock, told):
    made = Forgetting(HOUR_S, clock, after=lambda thing, erasure: told.append((thing, erasure)))
    made._stopped.set()  # the tests sweep by themselves
    return made


@pytest.mark.parametrize(
    ("minutes", "ending", "left"),
    [
        (0, False, ["Hund"]),
        (54, False, ["Hund"]),
        (55, True, ["Hund"]),
        (59.9, True, ["Hund"]),
        (60, False, []),
    ],
)
def test_a_warning_from_55_minutes_on_and_nothing_after_60(
    forgetting, clock, minutes, ending, left
):
    talk, seat = Talk("Hund"), Seat()
    forgetting.touch(talk, seat)
    clock.pass_minutes(minutes)

    swept = forgetting.sweep()

    assert forgetting.is_ending(talk) is ending
    assert talk.words == left
    assert seat.cleared == swept == (0 if left else 1)


def test_what_was_erased_is_told_with_time_and_counts(forgetting, clock, told):
    talk = Talk("Hund", "Chor")
    forgetting.touch(talk, Seat())
    clock.pass_minutes(60)
    forgetting.sweep()

    thing, erasure = told[0]
    assert thing is talk
    assert isinstance(erasure, Erasure)
    assert (erasure.reason, dict(erasure.counts)) == (Reason.IDLE, {"words": 2})
    assert erasure.at.tzinfo is not None


def test_whoever_goes_on_has_another_hour(forgetting, clock):
    talk, seat = Talk("Hund"), Seat()
    forgetting.touch(talk, seat)
    clock.pass_minutes(58)
    forgetting.touch(talk, seat)
    clock.pass_minutes(54)
    forgetting.sweep()

    assert talk.words == ["Hund"]
    assert not forgetting.is_ending(talk)


def test_only_the_idle_one_of_two_is_emptied(forgetting, clock):
    idle, busy = Talk("Hund"), Talk("Chor")
    forgetting.touch(idle, Seat())
    clock.pass_minutes(30)
    forgetting.touch(busy, Seat())
    clock.pass_minutes(30)

    assert forgetting.sweep() == 1
    assert (idle.words, busy.words) == ([], ["Chor"])


def test_a_connection_that_comes_back_in_time_loses_nothing(forgetting, clock):
    talk, seat = Talk("Hund"), Seat()
    forgetting.touch(talk, seat)
    seat.open = False
    forgetting.sweep()
    clock.now += 89
    forgetting.sweep()
    seat.open = True
    forgetting.sweep()
    clock.now += 89
    seat.open = False
    forgetting.sweep()

    assert talk.words == ["Hund"]


def test_a_page_that_is_gone_is_emptied_after_a_short_grace(forgetting, clock, told):
    talk, seat = Talk("Hund"), Seat()
    forgetting.touch(talk, seat)
    seat.open = False
    forgetting.sweep()
    clock.now += 90
    forgetting.sweep()

    assert talk.words == []
    assert told[0][1].reason is Reason.GONE
    assert seat.cleared == 1
    assert forgetting.seconds_left(talk) is None


def test_an_empty_visit_is_neither_warned_nor_redrawn(forgetting, clock, told):
    talk, seat = Talk(), Seat()
    forgetting.touch(talk, seat)
    clock.pass_minutes(57)
    assert not forgetting.is_ending(talk)
    clock.pass_minutes(3)

    assert forgetting.sweep() == 0
    assert (told, seat.cleared) == ([], 0)


def test_the_register_keeps_no_visit_alive(forgetting):
    talk = Talk("Hund")
    forgetting.touch(talk, Seat())
    gone = weakref.ref(talk)
    del talk
    gc.collect()

    assert gone() is None
    assert forgetting._places == {}


def test_the_timer_works_without_anybody_looking_and_writes_no_log(caplog):
    caplog.set_level(logging.DEBUG)
    emptied = threading.Event()
    forgetting = Forgetting(0.2, after=lambda thing, erasure: emptied.set())
    talk = Talk("zauberwort")
    forgetting.touch(talk, Seat())

    assert emptied.wait(10)
    assert talk.words == []
    assert "zauberwort" not in caplog.text
    forgetting.close()
    forgetting._timer.join(5)
    assert not forgetting._timer.is_alive()


def test_one_that_fails_stops_no_other_and_its_words_are_not_logged(forgetting, clock, caplog):
    class Broken(Seat):
        def clear(self, thing):
            raise KeyError("zauberwort")

    first, second = Talk("Hund"), Talk("Chor")
    forgetting.touch(first, Broken())
    forgetting.touch(second, Seat())
    clock.pass_minutes(60)
    forgetting.sweep()

    assert (first.words, second.words) == ([], [])
    assert "KeyError" in caplog.text
    assert "zauberwort" not in caplog.text


def test_two_threads_that_use_and_sweep_never_empty_what_is_in_use(forgetting, clock):
    busy, seat, problems = Talk("Hund"), Seat(), []
    forgetting.touch(busy, seat)

    def use():
        for _ in range(3000):
            forgetting.touch(busy, seat)
            if not busy.words:
                problems.append("emptied while in use")

    def sweep():
        for _ in range(3000):
            clock.now += 1.0
            forgetting.touch(Talk("x"), Seat())
            forgetting.sweep()

    threads = [threading.Thread(target=use), threading.Thread(target=use)]
    sweeper = threading.Thread(target=sweep)
    for thread in (*threads, sweeper):
        thread.start()
    for thread in (*threads, sweeper):
        thread.join(60)
    forgetting.touch(busy, seat)

    assert problems == []


def test_a_thing_that_cannot_tell_counts_as_full():
    class Silent:
        def forget(self):
            return {}

    assert tell_held(Silent())
    assert not tell_held(Talk())


def test_what_is_left_is_found_by_store():
    talk = Talk("Ein HUND")
    stores = {
        "list": {"x": ["Hündin", ("hund",)]},
        "b": {"y": "Chor"},
        "object": talk,
        "method": talk.forget,
    }
    stores["b"]["itself"] = stores

    assert find_left(["hund"], {**stores, "b": "Chor"}) == ("list", "object", "method")
    talk.forget()
    assert find_left(["hund"], {"object": talk, "method": talk.forget}) == ()
    assert find_left(["", "  "], stores) == ()
