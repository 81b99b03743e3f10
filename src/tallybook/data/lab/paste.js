// The form that makes a seed of what is pasted into it: it hands the words on, and shows what the kernel finds in them.
const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
let made = 0;
const labelled = (words, control, hint = "") => {
  control.id = `tallybook-paste-${(made += 1)}`;
  const said = make("p", { className: "hint", id: `${control.id}-hint` }, hint);
  control.setAttribute("aria-describedby", said.id);
  return make("div", { className: "control" }, make("label", { htmlFor: control.id }, words), control, said);
};
const FIELDS = [
  ["title", "Title", "text", "wide"], ["id", "Short name of the seed (required)", "text"],
  ["published", "Day of publication (required)", "date"], ["timezone", "Time zone of that day", "text"],
  ["publisher", "Publisher", "text"], ["agency", "Agency, if one wrote it", "text"], ["url", "Address", "url"],
];

function render({ model, el }) {
  el.classList.add("tallybook-lab", "tallybook-paste");
  const text = make("textarea", { name: "text", spellcheck: false });
  const said = make("p", { className: "said" });
  said.setAttribute("role", "status");
  const result = make("div", { className: "result", hidden: true });
  const busy = () => el.setAttribute("aria-busy", "true");
  let waiting = 0;
  const look = () => {
    clearTimeout(waiting);
    file.value = "";
    busy();
    model.send({ ask: "look", text: text.value });
  };
  text.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 300); });

  const clipboard = make("button", { type: "button", name: "clipboard" }, "Paste from the clipboard");
  clipboard.addEventListener("click", async () => {
    try {
      text.value = await navigator.clipboard.readText();
      look();
    } catch {
      said.textContent = "The browser does not give the clipboard away: press Ctrl+V, or ⌘V, in the box.";
      text.focus();
    }
  });
  const file = make("input", { type: "file", name: "file", accept: ".txt,.text,.md,.html,.htm,.xhtml,.pdf,.eml" });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    text.value = "";
    busy();
    model.send({ ask: "look", name: file.files[0].name }, undefined, [await file.files[0].arrayBuffer()]);
  });

  const zones = make("datalist", { id: `tallybook-zones-${(made += 1)}` },
    ...(Intl.supportedValuesOf?.("timeZone") ?? []).map((value) => make("option", { value })));
  const inputs = {};
  const typed = new Set();
  const facts = make("div", { className: "facts" }, ...FIELDS.map(([name, words, type, kind = ""]) => {
    const input = make("input", { type, name, autocomplete: "off" });
    input.addEventListener("input", () => typed.add(name));
    if (name === "timezone") input.setAttribute("list", zones.id);
    inputs[name] = input;
    const place = labelled(words, input);
    if (kind) place.classList.add(kind);
    return place;
  }));
  const add = make("button", { type: "button", name: "add", disabled: true }, "Add the article");
  add.addEventListener("click", () => {
    busy();
    model.send({ ask: "add", fields: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value])) });
  });

  const hint = (name, words) => { document.getElementById(`${inputs[name].id}-hint`)?.replaceChildren(words); };
  const fill = () => {
    const found = model.get("found");
    add.disabled = !Object.keys(found).length;
    for (const [name, input] of Object.entries(inputs)) if (!typed.has(name)) input.value = found[name] ?? "";
    hint("published", found.dateline ? `The dateline says ${found.dateline}.` : "");
  };
  const hear = () => { said.textContent = model.get("said"); };
  const show = () => {
    const added = model.get("added");
    result.hidden = !added.length;
    result.replaceChildren(...added.map((line) => make("p", {}, line)));
    if (!added.length) return;
    text.value = "";
    file.value = "";
    typed.clear();
    fill();
  };
  model.on("change:found", fill);
  model.on("change:said", hear);
  model.on("change:added", show);
  model.on("change:answered", () => { hear(); el.setAttribute("aria-busy", "false"); });
  el.append(
    labelled("The article’s text, pasted here", text, "Its characters are kept as they are."),
    make("div", { className: "given" }, clipboard, labelled("or a text, HTML, PDF or mail file", file)),
    said, facts, zones, make("div", { className: "buttons" }, add), result,
  );
  fill();
  hear();
  show();
  return () => clearTimeout(waiting);
}

export default { render };
