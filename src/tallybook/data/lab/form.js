// The form of a notebook's parameters: it hands the fields on, and shows the command and what does not fit.
const make = (tag, properties = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};
let made = 0;

function control(row) {
  if (row.kind === "choice" || row.kind === "flag") {
    const choices = row.kind === "flag" ? ["true", "false"] : row.choices;
    return make("select", {}, ...choices.map((value) => make("option", { value }, value)));
  }
  if (row.many) return make("textarea", { rows: 2, spellcheck: false });
  return make("input", { type: row.kind === "date" ? "date" : "text", autocomplete: "off" });
}

function render({ model, el }) {
  el.classList.add("tallybook-lab", "tallybook-form");
  const said = make("p", { className: "said" });
  said.setAttribute("role", "status");
  const command = make("pre", { className: "command" });
  const result = make("ul", { className: "result", hidden: true });
  const inputs = {};
  const fields = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  let waiting = 0;
  const send = (ask) => {
    clearTimeout(waiting);
    el.setAttribute("aria-busy", "true");
    model.send({ ask, fields: fields() });
  };
  const places = model.get("rows").map((row) => {
    const input = control(row);
    const id = `tallybook-form-${(made += 1)}`;
    Object.assign(input, { id, name: row.name, value: row.value });
    input.setAttribute("aria-describedby", `${id}-hint`);
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(send, 300, "check"); });
    inputs[row.name] = input;
    const many = row.many ? ", one on a line" : "";
    return make("div", { className: "control" }, make("label", { htmlFor: id }, row.name), input,
      make("p", { className: "hint", id: `${id}-hint` }, `${row.help} (${row.allowed}${many})`));
  });
  const publish = make("button", { type: "button", name: "publish" }, "Publish");
  publish.addEventListener("click", () => { publish.disabled = true; send("publish"); });
  const hear = () => {
    said.textContent = model.get("said");
    command.textContent = model.get("command");
    const files = model.get("published");
    result.hidden = !files.length;
    result.replaceChildren(...files.map((path) => make("li", {}, path)));
  };
  model.on("change:answered", () => { hear(); publish.disabled = false; el.setAttribute("aria-busy", "false"); });
  el.append(make("div", { className: "facts" }, ...places), said, command,
    make("div", { className: "buttons" }, publish), result);
  hear();
  return () => clearTimeout(waiting);
}

export default { render };
