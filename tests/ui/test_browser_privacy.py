"""The promises that hold on every page: no foreign request, no English leftovers, safe headers."""

from urllib.parse import urlparse

import pytest

from sozialmap.maps.bundle import bundle_address
from tests.conftest import chromium_path
from tests.ui.conftest import FLAGS, LISTENER, settled, wait_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
PAGES = (
    "/",
    "/planen",
    "/?offer=1",
    "/?ansicht=beamer",
    "/?ansicht=druck",
    "/daten",
    "/eintragen",
    "/datenschutz",
)
BLOCKED = "host-resolver-rules"
ENGLISH = (
    "Choose", "Select", "Search", "Upload", "Browse", "Running", "Loading", "Please wait", "Link to",
    "Skip to", "Show password", "Press Enter", "No results", "Deploy", "Rerun", "Settings", "Print",
    "Zoom in", "Close", "Drag and drop", "Clear", "Open", "Remove", "Stop", "Fullscreen",
)  # fmt: skip
SPOKEN = """() => {
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const parent = text.parentElement;
    if (['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) || parent.dataset.testid === 'stIconMaterial') continue;
    said.push(text.nodeValue.trim());
  }
  document.querySelectorAll('[aria-label], [title], [placeholder], [alt]').forEach((part) => {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.push((part.getAttribute(name) ?? '').trim());
  });
  return [...new Set(said)].filter(Boolean);
}"""


def visited(browser_context, url, log):
    page = browser_context.new_page()
    page.on("request", lambda request: log.append(request.url))
    page.goto(url)
    page.locator("h1").first.wait_for()
    settled(page)
    wait_until(page, "document.documentElement.lang === 'de'")  # the script has spoken
    page.wait_for_load_state("networkidle")
    return page


def foreign(log, server):
    own = urlparse(server).netloc
    return [url for url in log if url.startswith("http") and urlparse(url).netloc != own]


@pytest.fixture(scope="module")
def free_chromium(playwright):
    """A browser that may reach every host."""
    free = [flag for flag in FLAGS if BLOCKED not in flag]
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=free)
    yield browser
    browser.close()


@pytest.fixture
def free_context(free_chromium):
    made = free_chromium.new_context(locale="de-DE")
    made.add_init_script(path=LISTENER)
    yield made
    made.close()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_a_foreign_host_though_none_is_blocked(server, free_context, address):
    log = []
    visited(free_context, server + address, log)

    assert foreign(log, server) == []
    assert len(log) > 10


@pytest.mark.parametrize("address", PAGES)
def test_every_page_works_while_all_hosts_are_blocked_and_speaks_german(server, context, address):
    log = []
    page = visited(context, server + address, log)

    assert foreign(log, server) == []
    said = [
        words
        for frame in page.frames
        if frame.url.startswith("http")
        for words in frame.evaluate(SPOKEN)
    ]
    left = [
        words
        for words in said
        if any(words == one or words.startswith(one + " ") for one in ENGLISH)
    ]
    assert left == []
    assert [
        title
        for title in page.locator("iframe").evaluate_all("all => all.map(f => f.title)")
        if "streamlit" in title
    ] == []


def test_a_foreign_picture_is_stopped_by_the_browser_itself(server, context):
    page = visited(context, server, [])
    broken = page.evaluate(
        "() => new Promise(done => { const i = new Image(); i.onerror = () => done('stopped');"
        " i.onload = () => done('loaded'); i.src = 'https://tile.example/1.png'; })"
    )
    assert broken == "stopped"


@pytest.mark.parametrize(
    "path", ["/", bundle_address("map.js"), "/component/streamlit_folium.st_folium/index.html"]
)
def test_headers_stand_on_everything(server, context, path):
    headers = context.request.get(server + path).headers
    policy = headers["content-security-policy"]

    assert "frame-ancestors 'self'" in policy
    assert headers["referrer-policy"] == "no-referrer"
    assert ("'unsafe-eval'" in policy) == path.startswith("/component/")
