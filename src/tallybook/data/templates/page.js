"use strict";
// Comfort only: without it, the same links lead to the same entries at the foot of the page.
(() => {
  if (!window.HTMLDialogElement) return;
  const card = document.createElement("dialog");
  card.className = "card";
  document.body.append(card);
  const open = (entry, href) => {
    const copy = document.createElement("div");
    copy.append(...[...entry.cloneNode(true).childNodes]);
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    const head = copy.querySelector("p");
    const said = entry.closest(".said");
    if (said) {
      const words = said.querySelector(".sentence").cloneNode(true);
      const place = [...entry.parentElement.children].indexOf(entry);
      words.querySelectorAll(".ref").forEach((box) => box.remove());
      words.querySelectorAll("mark").forEach((mark, at) => at === place || mark.replaceWith(...mark.childNodes));
      head.after(words);
    }
    head.id = "card-head";
    card.setAttribute("aria-labelledby", "card-head");
    const foot = document.createElement("p");
    foot.className = "card-foot";
    const list = document.createElement("a");
    list.href = href;
    list.textContent = "In the list";
    list.dataset.plain = "";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.autofocus = true;
    close.addEventListener("click", () => card.close());
    foot.append(close, list);
    card.replaceChildren(copy, foot);
    if (!card.open) card.showModal();
    card.scrollTop = 0;
  };
  document.addEventListener("click", (event) => {
    if (event.target === card) return card.close();
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
    const href = link.getAttribute("href");
    const entry = document.getElementById(href.slice(1));
    if (entry && /^#(ev|how)-/.test(href) && !("plain" in link.dataset)) {
      event.preventDefault();
      open(entry, href);
    } else if (card.open) card.close();
  });
})();
