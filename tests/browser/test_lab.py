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
TUTORIAL = "tutorial/ten-minutes.ipynb"
CHARTS = {
    "00-brief.ipynb": {"spread", "compared", "running", "travelled", "whereabouts"},
    "02-what-the-words-allow.ipynb": {"shares", "rates", "readings"},
    "04-who-counted-who-is-blamed.ipynb": {"cited", "blamed"},
    "05-the-same-moment.ipynb": {"panels"},
    "06-the-running-count.ipynb": {"courses"},
    "07-lineage.ipynb": {"forms"},
    "08-place-and-agreement.ipynb": {"map"},
    TUTORIAL: {"explore", "read"},
}
"""The cells of each notebook whose output holds a chart, for the seed."""

SHOWN = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code")
  .map((cell) => [cell.model.id, cell.model.outputs.length,
    [...cell.node.querySelectorAll("figure.chart svg:not(.mark)")].filter((one) => one.clientHeight > 20).length])"""
SEED = "idlib-truce"
EXPLORER = ".tallybook-explorer"
FORM = ".tallybook-paste"
PARAMETERS = ".tallybook-form"
TOO_MANY_FOR_A_WHOLE = {"rules": {"page-has-heading-one": {"enabled": False}, "region": {"enabled": False}}}
PIECES = {**TOO_MANY_FOR_A_WHOLE, "resultTypes": ["violations"]}
ARTICLE = "Ferry sinks off Port Alda\n\nPORT ALDA, May 6 (Newswire) - At least 31 people died, the coast guard said.\n"


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


@pytest.mark.parametrize("name", [*NOTEBOOKS, TUTORIAL])
def test_a_notebook_runs_from_top_to_bottom_and_shows_what_it_should(name: str, address: str, screen: Page) -> None:
    open_notebook(screen, address, f"notebooks/{name}")
    run_all(screen)
    assert failures(screen) == []
    shown = screen.evaluate(SHOWN)
    assert {cell for cell, _, charts in shown if charts} == CHARTS.get(name, set())
    assert {cell for cell, outputs, _ in shown if not outputs} <= {"parameters", "read", "text", "correct"}
    for light in ("true", "false"):
        screen.evaluate(f"() => {{ document.body.dataset.jpThemeLight = '{light}'; }}")
        found = Axe().run(screen, context=".jp-OutputArea-output .tallybook", options=PIECES).response["violations"]
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    picture(screen, name.replace("/", "-").removesuffix(".ipynb"))


def explorer(screen: Page, address: str) -> None:
    open_notebook(screen, address, "start.ipynb")
    run_all(screen)
    screen.locator(f"{EXPLORER} [name=article]").select_option(SEED, timeout=PATIENCE)
    answered(screen)
    expect(screen.locator(f"{EXPLORER} .claim", has_text="790")).to_be_visible(timeout=PATIENCE)


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
    command = (
        f"tallybook report {SEED} --notebook 01-the-article -p hedge_policy wide -p event killed -p since 2019-01-01"
    )
    expect(screen.locator(f"{EXPLORER} .taken pre").first).to_have_text(command)
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    screen.get_by_role("button", name="Copy as a command").click()
    expect(screen.get_by_text("Copied", exact=True)).to_be_visible()
    assert screen.evaluate("navigator.clipboard.readText()") == command
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
    for view in ("Days", "Arithmetic", "Who counted", "Series", "Map", "Rival figures", "Ranges"):
        screen.locator(f"{EXPLORER} .tabs").get_by_role("button", name=view).click()
        expect(screen.get_by_role("button", name=view)).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    screen.locator(f"{EXPLORER} .ledger tbody button").first.click()
    expect(screen.locator(f"{EXPLORER} .card h3")).to_contain_text("790")
    expect(screen.locator(f"{EXPLORER} .claim.chosen")).to_have_text("790")


def test_a_figure_is_looked_up_with_the_keyboard_alone(address: str, screen: Page) -> None:
    explorer(screen, address)
    screen.locator(f"{EXPLORER} [name=until]").focus()
    for _ in range(20):
        screen.keyboard.press("Tab")
        if screen.evaluate("document.activeElement.getAttribute('aria-label')") == "Figure 3: 790":
            break
    screen.keyboard.press("Enter")
    expect(screen.locator(f"{EXPLORER} .card h3")).to_have_text("Figure 3: 790")
    expect(screen.locator(f"{EXPLORER} .card")).to_be_focused()
    screen.keyboard.press("Tab")
    expect(screen.locator(f"{EXPLORER} .card [name=by]")).to_be_focused()


def test_our_formats_are_among_those_that_a_notebook_is_saved_as(address: str, screen: Page) -> None:
    open_notebook(screen, address, "start.ipynb")
    screen.locator(".lm-MenuBar-itemLabel", has_text="File").click()
    screen.get_by_text("Save and Export Notebook As").hover()
    for name in ("Tallybook-html", "Tallybook-pdf"):
        expect(screen.get_by_text(name, exact=True)).to_be_visible(timeout=PATIENCE)
    screen.keyboard.press("Escape")


def test_a_correction_is_kept_and_found_again(address: str, book: Path, screen: Page) -> None:
    explorer(screen, address)
    screen.locator(f"{EXPLORER} .claim", has_text="more than 370,000").click()
    screen.locator(f"{EXPLORER} [name=field]").select_option("source")
    screen.locator(f"{EXPLORER} .card [name=value]").fill("Syrian Observatory for Human Rights")
    screen.get_by_role("button", name="Change it").click()
    expect(screen.locator(f"{EXPLORER} p.said")).to_contain_text("no reason", timeout=PATIENCE)
    screen.locator(f"{EXPLORER} .card [name=why]").fill("It keeps this count")
    screen.get_by_role("button", name="Change it").click()
    expect(screen.locator(f"{EXPLORER} p.said")).to_contain_text("kept in data/reviews", timeout=PATIENCE)
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
    screen.locator(f"{EXPLORER} [name=article]").select_option(SEED, timeout=PATIENCE)
    expect(screen.locator(f"{EXPLORER} .claim.is-corrected")).to_have_text("more than 370,000", timeout=PATIENCE)
    picture(screen, "corrected")


def test_a_pasted_article_becomes_a_seed_once(address: str, book: Path, screen: Page) -> None:
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    explorer(screen, address)
    screen.evaluate("(words) => navigator.clipboard.writeText(words)", ARTICLE)
    screen.locator(FORM).get_by_role("button", name="Paste from the clipboard").click()
    expect(screen.locator(f"{FORM} [name=title]")).to_have_value("Ferry sinks off Port Alda", timeout=PATIENCE)
    expect(screen.locator(f"{FORM} .said")).to_contain_text("1 figure read; 1 numeral left out")
    add = screen.get_by_role("button", name="Add the article")
    add.click()
    expect(screen.locator(f"{FORM} .said")).to_contain_text("published: expected a day", timeout=PATIENCE)
    screen.locator(f"{FORM} [name=published]").fill("2024-05-06")
    picture(screen, "pasted")
    add.click()
    expect(screen.locator(f"{FORM} .result")).to_contain_text("1 figure read", timeout=PATIENCE)
    assert (book / "seeds" / "ferry-sinks-off-port-alda" / "article.txt").read_text() == ARTICLE
    screen.locator(f"{FORM} textarea").fill(ARTICLE.strip())
    expect(screen.locator(f"{FORM} .said")).to_contain_text("is in the workbook already", timeout=PATIENCE)
    found = Axe().run(screen, context=FORM, options=PIECES).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


def test_the_form_of_parameters_says_what_does_not_fit_and_publishes(address: str, book: Path, screen: Page) -> None:
    explorer(screen, address)
    asked = screen.locator(PARAMETERS)
    asked.locator("[name=article]").fill("nowhere")
    asked.get_by_role("button", name="Publish").click()
    expect(asked.locator(".said")).to_contain_text("nowhere", timeout=PATIENCE)
    asked.locator("[name=article]").fill(SEED)
    asked.locator("[name=hedge_policy]").select_option("wide")
    expect(asked.locator(".command")).to_have_text(
        f"tallybook report {SEED} --notebook 00-brief -p hedge_policy wide", timeout=PATIENCE
    )
    picture(screen, "form")
    asked.get_by_role("button", name="Publish").click()
    expect(asked.locator(".result")).to_contain_text(f"reports/{SEED}/00-brief.pdf", timeout=PATIENCE)
    assert "hedge_policy = wide" in (book / "reports" / SEED / "00-brief.html").read_text()
    found = Axe().run(screen, context=PARAMETERS, options=PIECES).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


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
