"""The app with a route that tells where a word stands in the memory of its process.

It tells too what the process wrote and whom it called. The word comes backwards, so that asking does not put it there.
Small times, so that tests are short. With `TATTLE` set it logs the wish of every talk: a test of the tests.
"""

import gc
import logging
import os
import sys
import weakref
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.media_file_storage import MediaFileKind

from sozialmap.core.talk import Talk
from sozialmap.privacy import forgetting
from sozialmap.ui.planning import wish
from sozialmap.ui.visit import Visit
from sozialmap.web.headers import SecurityHeaders
from sozialmap.web.routes import make_routes
from sozialmap.wiring import shared_house

MAIN = Path(__file__).resolve().parents[2] / "sozialmap/ui/script/main.py"
MOST = 20
talks: list[weakref.ref[Talk]] = []
"""All talks that were ever seen, in the order of their discovery."""
called: set[str] = set()
wrote: set[str] = set()


def hear(event, told):
    """Note the hosts and files that this process turns to (PEP 578), whatever the library."""
    if event == "socket.connect" and isinstance(told[1], tuple):
        called.add(str(told[1][0]))
    elif event == "socket.getaddrinfo":
        called.add(str(told[0]))
    elif event == "open" and isinstance(told[0], str):
        mode, flags = told[1] or "", told[2] or 0
        if any(letter in mode for letter in "wax+") or flags & (os.O_WRONLY | os.O_RDWR):
            wrote.add(told[0])


def living_talks():
    """The numbers of the talks that are still in memory."""
    known = {id(talk) for one in talks if (talk := one())}
    talks.extend(
        weakref.ref(one)
        for one in gc.get_objects()
        if isinstance(one, Talk) and id(one) not in known
    )
    return [number for number, one in enumerate(talks) if one() is not None]


def trace(request):
    """Tell the sessions there are, and every object that holds a text with the word."""
    gc.collect()
    word = request.query_params["word"][::-1].casefold()
    sessions = runtime.get_instance()._session_mgr.list_sessions()
    media = runtime.get_instance().media_file_mgr._file_metadata
    queued = sum(word in str(s.session._browser_queue._queue).casefold() for s in sessions)
    return JSONResponse(
        {
            "sessions": len(sessions),
            "visits": sum(isinstance(one, Visit) for one in gc.get_objects()),
            "queued": queued,
            "talks": living_talks(),
            "files": sum(one.kind is MediaFileKind.DOWNLOADABLE for one in media.values()),
            "waiting": len(runtime.get_instance().media_file_mgr._deferred_callables),
            "fragments": fragments_of(sessions),
            "called": sorted(called),
            "wrote": sorted(wrote),
            "holders": holders(word),
        }
    )


def fragments_of(sessions):
    """How many parts of pages the server keeps to draw them again by themselves."""
    return sum(len(one.session._fragment_storage._fragments) for one in sessions)


def tattle(talk, words, keep=wish._say):
    """Log the wish, as a careless line would."""
    logging.getLogger("careless").warning("wish: %s", words)
    keep(talk, words)


def holders(word):
    found = []
    own = {id(found), id(locals())}
    for holder in gc.get_objects():
        if id(holder) in own or len(found) >= MOST:
            continue
        for held in gc.get_referents(holder):
            text = (
                held
                if type(held) is str
                else held.decode("utf-8", "replace")
                if type(held) is bytes
                else ""
            )
            if text and held is not word and word in text.casefold():
                found.append(f"{type(holder).__name__}: {str(holder)[:200]}")
                break
    return found


if os.environ.get("TATTLE"):
    wish._say = tattle
sys.addaudithook(hear)
forgetting.LOOK_S = 2.0
shared_house().forgetting.grace_s = 3.0
app = st.App(
    MAIN,
    routes=[*make_routes(shared_house()), Route("/trace", trace)],
    middleware=[Middleware(SecurityHeaders)],
)
