(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const reveal = (element, block = "center") => {
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
  };

  // A record lights its characters.
  const light = (key) => {
    all(".lit, .card.current").forEach((e) => e.classList.remove("lit", "current"));
    const found = all(`[data-in~="${key}"]`);
    found.forEach((e) => e.classList.add("lit"));
    all(`.card[data-record="${key}"]`).forEach((e) => e.classList.add("current"));
    if (found[0]) reveal(found[0]);
  };

  // A mention lists its records.
  const chosen = document.getElementById("chosen");
  const close = () => {
    chosen.hidden = true;
    chosen.replaceChildren();
    all(".mention.lit, .card.current").forEach((e) => e.classList.remove("lit", "current"));
  };
  const list = (mention) => {
    close();
    all(".lit").forEach((e) => e.classList.remove("lit"));
    const parts = all(`[data-mention="${mention.dataset.mention}"]`);
    parts.forEach((e) => e.classList.add("lit"));
    const said = document.createElement("p");
    said.textContent = chosen.dataset.said.replace("\u0001", () => parts.map((e) => e.textContent).join(""));
    const records = document.createElement("ul");
    for (const key of mention.dataset.records.split(" ")) {
      const card = document.getElementById(key);
      card.classList.add("current");
      const link = document.createElement("a");
      link.href = `#${key}`;
      link.dataset.to = key;
      link.textContent = card.querySelector(".find").textContent;
      const item = document.createElement("li");
      item.append(link);
      records.append(item);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = chosen.dataset.close;
    button.addEventListener("click", () => { close(); mention.focus(); });
    chosen.append(said, records, button);
    chosen.hidden = false;
    reveal(chosen, "nearest");
    records.querySelector("a").focus({ preventScroll: true });
  };

  addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const to = event.target.closest("[data-to]");
    const find = event.target.closest(".find");
    const mention = event.target.closest("[data-records]");
    const card = event.target.closest(".card[data-record]");
    if (to) {
      event.preventDefault();
      reveal(document.getElementById(to.dataset.to), "nearest");
      light(to.dataset.to);
    } else if (find || (card && !getSelection().toString())) {
      event.preventDefault();
      light((find?.closest("[data-record]") ?? card).dataset.record);
    } else if (mention) {
      event.preventDefault();
      list(mention);
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen && !chosen.hidden) close();
  });

  // A file dropped anywhere on the form is its file.
  const form = document.querySelector("form.give");
  form?.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form?.addEventListener("dragleave", () => form.classList.remove("over"));
  form?.addEventListener("drop", (event) => {
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.elements.file.files = event.dataTransfer.files;
    form.elements.file.focus();
  });
})();
