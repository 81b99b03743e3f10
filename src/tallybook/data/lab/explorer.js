// The explorer's page: it draws what the kernel has worked out, and asks for what somebody does to the controls.
const make = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [event, call] of Object.entries(value)) node.addEventListener(event, call);
    else if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};
let made = 0;
const labelled = (words, control) => {
  control.id = `tallybook-${(made += 1)}`;
  return make("div", { className: "control" }, make("label", { htmlFor: control.id }, words), control);
};
const COLUMNS = [
  ["number", "No."], ["amount", "As worded"], ["what", "What is counted"], ["period", "Period"],
  ["place", "Place"], ["source", "Source"], ["status", "Status"],
];

function controls(model, ask) {
  const place = make("div", { className: "controls", role: "group" });
  place.setAttribute("aria-label", "What is shown");
  const select = (name, words, entries, empty) => {
    const query = model.get("query");
    const list = make("select", { name, on: { change: () => ask({ [name]: list.value }) } });
    if (empty) list.append(make("option", { value: "" }, empty));
    for (const entry of entries) {
      const [value, shown] = Array.isArray(entry) ? entry : [entry, entry.replaceAll("_", " ")];
      list.append(make("option", { value }, shown));
    }
    list.value = query[name];
    return labelled(words, list);
  };
  const day = (name, words) => {
    const field = make("input", { type: "date", name, value: model.get("query")[name], on: { change: () => ask({ [name]: field.value }) } });
    return labelled(words, field);
  };
  const sources = (options, query) => {
    const boxes = options.sources.map((name) => {
      const box = make("input", { type: "checkbox", value: name, checked: query.sources.includes(name) });
      box.addEventListener("change", () => ask({ sources: boxes.filter((one) => one.checked).map((one) => one.value) }));
      return box;
    });
    const shown = boxes.map((box) => make("label", { className: "check" }, box, ` ${box.value}`));
    const said = query.sources.length ? `${query.sources.length} of ${boxes.length}` : "all";
    const fold = make("details", { className: "sources", open: open.sources }, make("summary", {}, `Sources: ${said}`), ...shown);
    fold.addEventListener("toggle", () => { open.sources = fold.open; });
    return fold;
  };
  const open = { sources: false };
  const draw = () => {
    const [options, query] = [model.get("options"), model.get("query")];
    const focused = place.contains(document.activeElement) ? document.activeElement.name : "";
    place.replaceChildren(
      select("article", "Article", options.articles),
      select("policy", "Hedges read", options.policies),
      select("event", "Event", options.events, "all"),
      select("place", "Place", options.places, "all"),
      day("since", "From"), day("until", "To"),
      sources(options, query),
    );
    if (focused) place.querySelector(`[name="${focused}"]`)?.focus();
  };
  model.on("change:options", draw);
  model.on("change:query", draw);
  draw();
  return place;
}

function ledger(model, ask, choose) {
  const place = make("section", { className: "ledger" });
  place.setAttribute("aria-label", "The ledger");
  const search = make("input", { type: "search", name: "search", placeholder: "source, place, unit …" });
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask({ search: search.value }), 200);
  });
  const everywhere = make("input", { type: "checkbox", on: { change: () => ask({ everywhere: everywhere.checked }) } });
  const all = make("label", { className: "check" }, everywhere, " all articles");
  const count = make("p", { className: "count" });
  count.setAttribute("aria-live", "polite");
  const scroll = make("div", { className: "scroll", tabIndex: 0, role: "region" });
  scroll.setAttribute("aria-label", "Table of the ledger");
  const turn = make("div", { className: "turn" });
  const head = (query) => COLUMNS.map(([name, words]) => {
    const sorted = query.sort === name;
    const button = make("button", { type: "button", on: { click: () => ask({ sort: name, descending: sorted && !query.descending }) } },
      `${words}${sorted ? (query.descending ? " ↓" : " ↑") : ""}`);
    const cell = make("th", { scope: "col" }, button);
    cell.setAttribute("aria-sort", sorted ? (query.descending ? "descending" : "ascending") : "none");
    return cell;
  });
  const line = (row) => {
    const open = make("button", { type: "button", className: "box", on: { click: () => choose(row) } }, String(row.number));
    open.setAttribute("aria-label", `Figure ${row.number}: show it in the text`);
    const two = (first, second) => make("td", {}, make("b", {}, first), make("br"), make("small", {}, second));
    const cells = [make("th", { scope: "row" }, open), two(row.text, row.allows), make("td", {}, row.what),
      make("td", {}, row.period), make("td", {}, row.place), make("td", {}, row.source || "Not named"), make("td", {}, row.status)];
    return make("tr", { id: `row-${row.id}` }, ...cells);
  };
  const draw = () => {
    const [page, query, options] = [model.get("page"), model.get("query"), model.get("options")];
    all.hidden = options.articles.length < 2;
    everywhere.checked = query.everywhere;
    if (document.activeElement !== search) search.value = query.search;
    count.textContent = `${page.total} of ${page.of} figures`;
    const caption = make("caption", { className: "unseen" }, "The ledger: each figure as worded, and what the words allow");
    scroll.replaceChildren(make("table", {}, caption, make("thead", {}, make("tr", {}, ...head(query))),
      make("tbody", {}, ...page.rows.map(line))));
    const step = (words, number, off) => make("button", { type: "button", disabled: off, on: { click: () => ask({ page: number }) } }, words);
    turn.replaceChildren(...(page.pages < 2 ? [] : [
      step("Back", page.number - 1, page.number === 0),
      make("span", {}, `Page ${page.number + 1} of ${page.pages}`),
      step("On", page.number + 1, page.number + 1 >= page.pages),
    ]));
  };
  model.on("change:page", draw);
  model.on("change:query", draw);
  place.append(make("div", { className: "finder" }, labelled("Search the ledger", search), all, count), scroll, turn);
  draw();
  return place;
}

function article(model, correct) {
  const place = make("section", { className: "article" });
  place.setAttribute("aria-label", "The article");
  const lines = make("div", { className: "lines" });
  const card = make("aside", { className: "card", tabIndex: -1 });
  card.setAttribute("aria-label", "The figure chosen");
  const shown = (id) => [...lines.querySelectorAll(`[data-claim="${id}"]`)];
  const choose = (id) => {
    const row = model.get("text").cards[id];
    if (!row) return;
    for (const other of lines.querySelectorAll(".chosen")) other.classList.remove("chosen");
    for (const mark of shown(id)) mark.classList.add("chosen");
    shown(id)[0]?.scrollIntoView({ block: "nearest" });
    card.replaceChildren(...correct.card(row));
    card.focus({ preventScroll: true });
  };
  const hover = (row) => Object.entries(row.fields).map(([name, value]) => `${name.replaceAll("_", " ")}: ${value}`).join("\n");
  const piece = (segment, cards, first) => {
    const names = ["quote", "date"].filter((name) => name in segment);
    const row = cards[segment.claim];
    const node = make("span", { className: names.join(" ") }, segment.text);
    node.dataset.at = segment.at;
    if ("quote" in segment) node.title = segment.quote ? `said by ${segment.quote}` : "nobody is named as the speaker";
    if ("date" in segment) node.title = segment.date;
    if (!row) return [node];
    node.classList.add("claim", `is-${row.status}`);
    node.classList.toggle("aside", !row.asked);
    node.dataset.claim = row.id;
    node.title = hover(row);
    node.addEventListener("click", () => { if (getSelection().isCollapsed) choose(row.id); });
    if (!first) return [node];
    const box = make("button", { type: "button", className: "box", on: { click: () => choose(row.id) } }, String(row.number));
    box.setAttribute("aria-label", `Figure ${row.number}: ${row.text}`);
    return [node, box];
  };
  const draw = () => {
    const text = model.get("text");
    const seen = new Map();
    for (const line of text.lines) for (const segment of line) if (segment.claim) seen.set(segment.claim, segment);
    lines.replaceChildren(...text.lines.map((line) => make("p", {},
      ...line.flatMap((segment) => piece(segment, text.cards, seen.get(segment.claim) === segment)))));
    const unfit = text.unfit.map((words) => make("li", {}, words));
    if (unfit.length) lines.append(make("h4", {}, "Corrections that fit no more"), make("ul", {}, ...unfit));
  };
  // Code points, as the ledger counts; a text node counts in units of UTF-16.
  const offset = (node, units) => {
    const piece = node.parentElement?.closest("[data-at]");
    return piece ? Number(piece.dataset.at) + [...node.data.slice(0, units)].length : null;
  };
  const edge = (node, units, last) => {
    if (node.nodeType === Node.TEXT_NODE) return offset(node, units);
    const inside = [...node.querySelectorAll?.("[data-at]") ?? []];
    const piece = last ? inside.at(-1) : inside[0];
    return piece ? offset(piece.firstChild, last ? piece.firstChild.data.length : 0) : null;
  };
  const add = make("button", { type: "button", className: "add", disabled: true, on: { click: () => {
    if (!selected) return;
    card.replaceChildren(...correct.addition(selected));
    card.focus({ preventScroll: true });
  } } }, "Add the words selected");
  let selected = null;
  const select = () => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed || !lines.contains(range.commonAncestorContainer)) return;
    const [start, end] = [edge(range.startContainer, range.startOffset, false), edge(range.endContainer, range.endOffset, true)];
    selected = start !== null && end !== null && start < end ? { start, end, text: String(range) } : null;
    add.disabled = !selected;
  };
  document.addEventListener("selectionchange", select);
  model.on("change:text", () => {
    const chosen = lines.querySelector(".chosen")?.dataset.claim;
    draw();
    if (chosen && model.get("text").cards[chosen]) for (const mark of shown(chosen)) mark.classList.add("chosen");
  });
  draw();
  card.append(make("p", {}, "Choose a figure to see how it was read and to correct it; select words of the text to add one."));
  place.append(make("div", { className: "read" }, lines, add), card);
  return { place, choose, end: () => document.removeEventListener("selectionchange", select) };
}

function correcting(model) {
  const by = make("input", { type: "text", name: "by", autocomplete: "name" });
  const why = () => make("input", { type: "text", name: "why", required: true });
  const send = (row, action, fields, reason) => model.send({
    ask: "review", action, start: row.start, end: row.end, fields, by: by.value || model.get("options").reviewer, why: reason,
  });
  const value = (name, now) => {
    const choices = model.get("options").choices[name];
    if (!choices) return make("input", { type: "text", name: "value", value: now });
    const list = make("select", { name: "value" }, ...choices.map((word) => make("option", { value: word }, word.replaceAll("_", " ") || "none")));
    list.value = now;
    return list;
  };
  const named = () => {
    if (!by.value) by.value = model.get("options").reviewer;
    return labelled("Your name", by);
  };
  const facts = (row) => make("dl", {}, ...Object.entries(row.fields).flatMap(([name, words]) =>
    [make("dt", {}, name.replaceAll("_", " ")), make("dd", {}, words)]));
  const card = (row) => {
    const reason = why();
    const field = make("select", { name: "field" }, ...model.get("options").fields.map((name) =>
      make("option", { value: name }, name.replaceAll("_", " "))));
    const holder = make("div", {});
    let input;
    const offer = () => {
      input = value(field.value, row.fields[field.value] ?? "");
      holder.replaceChildren(labelled("Is to be", input));
    };
    field.addEventListener("change", offer);
    offer();
    const button = (words, action, call) => make("button", { type: "button", name: action, on: { click: call } }, words);
    return [
      make("h3", {}, `Figure ${row.number}: ${row.text}`), make("p", {}, `${row.allows}: ${row.what}`), facts(row),
      named(), labelled("Reason", reason),
      make("div", { className: "buttons" },
        button("Confirm", "confirm", () => send(row, "confirm", {}, reason.value)),
        button("Reject", "reject", () => send(row, "reject", {}, reason.value))),
      labelled("Field", field), holder,
      make("div", { className: "buttons" },
        button("Change it", "edit", () => send(row, "edit", { [field.value]: input.value }, reason.value))),
    ];
  };
  const addition = (words) => {
    const reason = why();
    const inputs = ["value", "hedge", "unit", "event", "source"].map((name) => [name, value(name, "")]);
    const hint = "What is left empty is read from the words, where they say it.";
    return [
      make("h3", {}, `Add “${words.text}”`), make("p", {}, hint), named(), labelled("Reason", reason),
      ...inputs.map(([name, input]) => {
        if (input.tagName === "SELECT") input.prepend(make("option", { value: "", selected: true }, "as read"));
        input.name = name;
        return labelled(name, input);
      }),
      make("div", { className: "buttons" }, make("button", { type: "button", name: "add", on: { click: () => send(words, "add",
        Object.fromEntries(inputs.filter(([, input]) => input.value).map(([name, input]) => [name, input.value])), reason.value) } }, "Add it")),
    ];
  };
  return { card, addition };
}

function charts(model, ask) {
  const place = make("section", { className: "chart" });
  place.setAttribute("aria-label", "The chart");
  const tabs = make("div", { className: "tabs", role: "group" });
  tabs.setAttribute("aria-label", "Which chart");
  const shown = make("div", {});
  const draw = () => {
    tabs.replaceChildren(...model.get("options").views.map(([name, words]) => {
      const button = make("button", { type: "button", name, on: { click: () => ask({ view: name }) } }, words);
      button.setAttribute("aria-pressed", String(model.get("query").view === name));
      return button;
    }));
  };
  const fill = () => { shown.innerHTML = model.get("chart"); };
  model.on("change:query", draw);
  model.on("change:chart", fill);
  draw();
  fill();
  place.append(tabs, shown);
  return place;
}

function along(model) {
  const place = make("details", { className: "taken" }, make("summary", {}, "Take this view along"));
  const body = make("div", {});
  const block = (words, text) => {
    const copy = make("button", { type: "button", on: { click: async () => {
      try {
        await navigator.clipboard.writeText(text);
        copy.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(shown);
        copy.textContent = "Press Ctrl+C or ⌘C";
      }
    } } }, "Copy");
    const shown = make("pre", { tabIndex: 0 }, text);
    copy.setAttribute("aria-label", `Copy ${words.toLowerCase()}`);
    return make("div", {}, make("h4", {}, words), shown, copy);
  };
  const draw = () => {
    const taken = model.get("taken");
    body.replaceChildren(block("As a command", taken.command), block("As a parameter file", taken.parameters), block("As code", taken.code));
  };
  model.on("change:taken", draw);
  draw();
  place.append(body);
  return place;
}

function render({ model, el }) {
  el.classList.add("tallybook-lab", "tallybook-explorer");
  const ask = (change) => {
    el.setAttribute("aria-busy", "true");
    model.send({ ask: "query", query: { page: 0, ...change } });
  };
  const said = make("p", { className: "said", role: "status" });
  const hear = () => { said.textContent = model.get("said"); };
  model.on("change:said", hear);
  model.on("change:answered", () => el.setAttribute("aria-busy", "false"));
  const text = article(model, correcting(model));
  const table = ledger(model, ask, (row) => {
    if (row.article === model.get("query").article) return text.choose(row.id);
    const later = () => { model.off("change:text", later); setTimeout(() => text.choose(row.id)); };
    model.on("change:text", later);
    ask({ article: row.article });
  });
  el.append(controls(model, ask), said, text.place, table, charts(model, ask), along(model));
  hear();
  return text.end;
}

export default { render };
