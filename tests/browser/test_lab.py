"""JupyterLab in a real browser: every notebook runs, the explorer works, a correction lasts, a report is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.labs import PATIENCE, ROOT, TOKEN, end_kernels, failures, idle, open_notebook, run_all, started
from playwright.sync_api import Browser, Page, expect

from tallybook.ledger.reviewed import load_reviews
from tallybook.workbook import Workbook

NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
SEED = "idlib-truce"
EXPLORER = ".tallybook-explorer"
TOO_MANY_FOR_A_WHOLE = {"rules": {"page-has-heading-one": {"enabled": False}, "region": {"enabled": False}}}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lab") / "book"


@pytest.fixture(scope="module")
def address(book: Path) -> Iterator[str]:
    with started(book) as found:
        yield found


@pytest.fixture
def screen(browser: Browser) -> Iterator[Page]:
    """Return a page that fails the test where a script of it fails."""
    opened = browser.new_page(viewport={"width": 1400, "height": 1000})
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    end_kernels(opened)
    opened.close()
    assert broken == []


def picture(screen: Page, name: str) -> None:
    """Keep what is seen, for whoever wants to look."""
    folder = ROOT / ".tallybook" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    screen.screenshot(path=folder / f"{name}.png")


def test_the_start_page_opens_first_and_leads_to_everything(address: str, screen: Page) -> None:
    screen.goto(f"{address}/?token={TOKEN}", timeout=PATIENCE)
    idle(screen)
    assert screen.url.endswith("/lab/tree/start.ipynb")
    run_all(screen)
    expect(screen.locator(f"{EXPLORER} .claim").first).to_be_visible(timeout=PATIENCE)
    links = screen.locator(".jp-RenderedMarkdown a").evaluate_all("all => all.map((one) => one.href)")
    assert {name for name in NOTEBOOKS if any(name in link for link in links)} == set(NOTEBOOKS)
    expect(screen.get_by_text("Jupyter news")).to_have_count(0)
    picture(screen, "start")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom(name: str, address: str, screen: Page) -> None:
    open_notebook(screen, address, f"notebooks/{name}")
    run_all(screen)
    assert failures(screen) == []
    assert screen.locator(".jp-OutputArea-output .tallybook").count() > 0
    picture(screen, name.removesuffix(".ipynb"))


def explorer(screen: Page, address: str) -> None:
    open_notebook(screen, address, "start.ipynb")
    run_all(screen)
    expect(screen.locator(f"{EXPLORER} .claim").first).to_be_visible(timeout=PATIENCE)


def answered(screen: Page) -> None:
    expect(screen.locator(EXPLORER)).to_have_attribute("aria-busy", "false", timeout=PATIENCE)


def test_each_control_changes_what_is_seen(address: str, screen: Page) -> None:
    explorer(screen, address)
    count = screen.locator(f"{EXPLORER} .count")
    rows = screen.locator(f"{EXPLORER} .ledger tbody tr")
    total = rows.count()
    for name, value, fewer in (("policy", "wide", False), ("event", "killed", True), ("since", "2019-01-01", True)):
        field = screen.locator(f"{EXPLORER} [name={name}]")
        field.fill(value) if name == "since" else field.select_option(value)
        answered(screen)
        assert (rows.count() < total) == fewer
    expect(screen.locator(f"{EXPLORER} .claim.aside").first).to_be_visible()
    screen.locator(f"{EXPLORER} .taken summary").click()
    expect(screen.locator(f"{EXPLORER} .taken pre").first).to_have_text(f"tallybook report {SEED} -p hedge_policy wide")
    screen.locator(f"{EXPLORER} [name=event]").select_option("")
    answered(screen)
    screen.locator(f"{EXPLORER} .sources summary").click()
    screen.locator(f"{EXPLORER} .sources").get_by_label("United Nations").check()
    answered(screen)
    assert set(screen.locator(f"{EXPLORER} .ledger tbody td:nth-of-type(5)").all_text_contents()) == {"United Nations"}
    screen.locator(f"{EXPLORER} .sources").get_by_label("United Nations").uncheck()
    screen.locator(f"{EXPLORER} [name=since]").fill("")
    screen.locator(f"{EXPLORER} [name=search]").fill("observatory")
    expect(count).to_have_text(f"3 of {total} figures", timeout=PATIENCE)
    screen.get_by_role("button", name="As worded").click()
    expect(screen.locator(f"{EXPLORER} .ledger tbody td b").first).to_have_text("790", timeout=PATIENCE)
    for view in ("Days", "Arithmetic", "Who counted", "Map", "Rival figures", "Ranges"):
        screen.locator(f"{EXPLORER} .tabs").get_by_role("button", name=view).click()
        expect(screen.get_by_role("button", name=view)).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    screen.locator(f"{EXPLORER} .ledger tbody button").first.click()
    expect(screen.locator(f"{EXPLORER} .card h3")).to_contain_text("790")
    expect(screen.locator(f"{EXPLORER} .claim.chosen")).to_have_text("790")


def test_a_correction_is_kept_and_found_again(address: str, book: Path, screen: Page) -> None:
    explorer(screen, address)
    screen.locator(f"{EXPLORER} .claim", has_text="more than 370,000").click()
    screen.locator(f"{EXPLORER} [name=field]").select_option("source")
    screen.locator(f"{EXPLORER} .card [name=value]").fill("Syrian Observatory for Human Rights")
    screen.get_by_role("button", name="Change it").click()
    expect(screen.locator(f"{EXPLORER} .said")).to_contain_text("no reason", timeout=PATIENCE)
    screen.locator(f"{EXPLORER} .card [name=why]").fill("It keeps this count")
    screen.get_by_role("button", name="Change it").click()
    expect(screen.locator(f"{EXPLORER} .said")).to_contain_text("kept in data/reviews", timeout=PATIENCE)
    select(screen, "refusing any idea")
    screen.get_by_role("button", name="Add the words selected").click()
    screen.locator(f"{EXPLORER} .card [name=value]").fill("1")
    screen.locator(f"{EXPLORER} .card [name=why]").fill("A test of adding")
    screen.get_by_role("button", name="Add it", exact=True).click()
    expect(screen.locator(f"{EXPLORER} .claim.is-added")).to_be_visible(timeout=PATIENCE)
    kept = load_reviews(SEED, Workbook(book))
    assert [(one.action, one.text, one.by) for one in kept] == [
        ("edit", "more than 370,000", "Anna"),
        ("add", "refusing any idea", "Anna"),
    ]
    screen.reload()
    idle(screen)
    run_all(screen)
    expect(screen.locator(f"{EXPLORER} .claim.is-corrected")).to_have_text("more than 370,000", timeout=PATIENCE)
    picture(screen, "corrected")


def select(screen: Page, words: str) -> None:
    """Select words of the article, as a hand with a mouse would."""
    found = screen.evaluate(
        """(words) => {
          const lines = document.querySelector(".tallybook-explorer .lines");
          const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return true;
          }
          return false;
        }""",
        words,
    )
    assert found


@pytest.mark.parametrize(("width", "dark"), [(1400, False), (1400, True), (700, False)])
def test_the_explorer_is_for_everybody_in_light_dark_and_narrow(
    width: int, dark: bool, address: str, screen: Page
) -> None:
    explorer(screen, address)
    if dark:
        screen.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    screen.set_viewport_size({"width": width, "height": 1400})
    screen.locator(f"{EXPLORER} .claim", has_text="790").click()
    found = Axe().run(screen, context=EXPLORER, options=TOO_MANY_FOR_A_WHOLE).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    picture(screen, f"explorer-{width}{'-dark' if dark else ''}")


def test_the_open_notebook_is_published_and_its_numbers_lead_to_sentences(
    address: str, book: Path, screen: Page
) -> None:
    open_notebook(screen, address, "notebooks/00-brief.ipynb")
    screen.locator('[data-jp-item-name="tallybook-publish"]').click()
    expect(screen.locator(".jp-HTMLViewer")).to_be_visible(timeout=PATIENCE)
    assert (book / "reports" / SEED / "00-brief.pdf").read_bytes().startswith(b"%PDF-")
    screen.goto((book / "reports" / SEED / "00-brief.html").as_uri())
    screen.locator('main a.value[href^="#ev-"]').first.click()
    expect(screen.locator("dialog[open] .sentence").first).to_be_visible()
    picture(screen, "published")
