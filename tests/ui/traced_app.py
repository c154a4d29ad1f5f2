"""The app with a route that tells where a word stands in the memory of its process.

The word comes backwards, so that asking does not put it there. Small times, so that tests are short.
"""

import gc
from pathlib import Path

import streamlit as st
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime

from sozialmap.privacy import forgetting
from sozialmap.ui.state import Visit
from sozialmap.web.routes import make_routes
from sozialmap.wiring import shared_house

MAIN = Path(__file__).resolve().parents[2] / "sozialmap/ui/script/main.py"
MOST = 20


def trace(request):
    """Tell the sessions there are, and every object that holds a text with the word."""
    gc.collect()
    word = request.query_params["word"][::-1].casefold()
    sessions = runtime.get_instance()._session_mgr.list_sessions()
    queued = sum(word in str(s.session._browser_queue._queue).casefold() for s in sessions)
    return JSONResponse(
        {
            "sessions": len(sessions),
            "visits": sum(isinstance(one, Visit) for one in gc.get_objects()),
            "queued": queued,
            "holders": holders(word),
        }
    )


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


forgetting.LOOK_S = 2.0
shared_house().forgetting.grace_s = 3.0
app = st.App(MAIN, routes=[*make_routes(shared_house()), Route("/trace", trace)])
