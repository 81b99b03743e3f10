"use strict";
// Comfort only: without it, the list is there whole, in the order of the sweep.
(() => {
  const table = document.querySelector(".listing");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const words = (row, column) => (row.cells[column].dataset.sort || row.cells[column].textContent).trim();
  const compare = new Intl.Collator("en", { numeric: true }).compare;

  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * compare(words(a, column), words(b, column)));
      body.append(...rows);
    });
  });

  const line = document.createElement("p");
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  line.className = "filter";
  field.type = "search";
  field.id = "filter";
  label.htmlFor = "filter";
  label.textContent = "Show only rows with";
  count.setAttribute("role", "status");
  line.append(label, field, count);
  table.before(line);
  field.addEventListener("input", () => {
    const wanted = field.value.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase("en");
      row.hidden = !wanted.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = wanted.length ? `${shown} of ${rows.length}` : "";
  });
})();
