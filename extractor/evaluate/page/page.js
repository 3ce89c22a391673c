(() => {
  "use strict";
  const shown = () => [...document.querySelectorAll("li.error")].filter((e) => getComputedStyle(e).display !== "none");
  const reveal = (element) => element && element.closest("details")?.setAttribute("open", "");
  let current = null;

  const choose = (error) => {
    document.querySelectorAll(".current").forEach((e) => e.classList.remove("current"));
    current = error;
    reveal(error);
    const pin = document.getElementById("p" + error.id.slice(1));
    [error, pin].forEach((e) => e?.classList.add("current"));
    error.scrollIntoView({ block: "nearest" });
    (pin ?? error).scrollIntoView({ block: "center" });
    error.focus({ preventScroll: true });
  };

  const step = (by) => {
    const errors = shown();
    const at = errors.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : errors.length - 1) : at + by;
    if (errors[next]) choose(errors[next]);
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select")) return;
    const by = { j: 1, n: 1, k: -1, p: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  addEventListener("focusin", (event) => { current = event.target.closest?.("li.error") ?? current; });
  addEventListener("hashchange", () => reveal(document.getElementById(location.hash.slice(1))));
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => d.setAttribute("open", "")));
  reveal(document.getElementById(location.hash.slice(1)));
})();
