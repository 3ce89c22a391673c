(() => {
  "use strict";
  const state = JSON.parse(document.getElementById("state").textContent);
  const { layers, words } = state;
  const $ = (id) => document.getElementById(id);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const filled = (text, ...values) => values.reduce((said, value) => said.replace("{}", () => value), text);

  // Offsets count code points, as the records do; strings here count UTF-16 units.
  const points = Array.from(state.extraction.article.text);
  const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
  const shown = (text) => text.replace(OBEYED, "\ufffd");
  const cut = (start, end) => points.slice(start, end).join("");

  let now = state.extraction;
  let opened = state.opened;
  let current = null;
  let unsaved = false;
  const past = [], future = [];
  const named = Object.fromEntries(layers.map((layer) => [layer.name, layer]));
  const spanned = ["mentions", "tasks", "targets", "assignments"];
  const find = (key) => key && now[key.layer].find((record) => record.id === key.id);

  // Changes: each is one step back.
  const change = (make) => {
    past.push(JSON.stringify(now));
    future.length = 0;
    make();
    for (const layer of spanned) now[layer].sort((a, b) => a.start - b.start || a.end - b.end);
    changed();
  };
  const step = (from, to) => {
    if (!from.length) return;
    to.push(JSON.stringify(now));
    now = JSON.parse(from.pop());
    changed();
  };
  const changed = () => {
    unsaved = true;
    if (!find(current)) current = null;
    draw();
    check();
  };

  // The text: cut where marks begin and end.
  const pane = $("text");
  const beside = matchMedia("(min-width: 56rem)"); // where the text stands beneath, the form would leave the screen
  const drawText = () => {
    const kept = selected();
    const spans = spanned.flatMap((layer) => now[layer].map((record) => ({ layer, record })))
      .filter(({ record }) => 0 <= record.start && record.start < record.end && record.end <= points.length);
    const edges = [...new Set([0, points.length, ...spans.flatMap(({ record }) => [record.start, record.end])])].sort((a, b) => a - b);
    const parts = [];
    for (let n = 0; n + 1 < edges.length; n += 1) {
      const over = spans.filter(({ record }) => record.start <= edges[n] && edges[n + 1] <= record.end);
      const part = make("span", { textContent: shown(cut(edges[n], edges[n + 1])) });
      for (const { layer, record } of over) {
        if (layer === "mentions") part.classList.add("mention", record.label);
        if (layer === "tasks" || layer === "targets") part.classList.add("in");
        if (current && layer === current.layer && record.id === current.id) part.classList.add("lit");
      }
      parts.push(part);
    }
    pane.replaceChildren(...parts);
    if (kept && document.activeElement === pane) select(kept.start, kept.end);
  };
  const offset = (node, at) => {
    const range = document.createRange();
    range.setStart(pane, 0);
    range.setEnd(node, at);
    return Array.from(range.toString()).length;
  };
  const selected = () => {
    const range = getSelection().rangeCount && getSelection().getRangeAt(0);
    if (!range || !pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
    return { start: offset(range.startContainer, range.startOffset), end: offset(range.endContainer, range.endOffset) };
  };
  const select = (start, end) => {
    const place = (wanted) => {
      let left = cut(0, wanted).length;
      for (const part of pane.childNodes) {
        if (left <= part.textContent.length) return [part.firstChild ?? part, left];
        left -= part.textContent.length;
      }
      return [pane, pane.childNodes.length];
    };
    getSelection().setBaseAndExtent(...place(start), ...place(end));
  };

  // What is done with a selection.
  const stretch = () => {
    const found = selected();
    if (!found) return null;
    while (found.start < found.end && !points[found.start].trim()) found.start += 1;
    while (found.start < found.end && !points[found.end - 1].trim()) found.end -= 1;
    return found.start < found.end ? { ...found, text: cut(found.start, found.end) } : null;
  };
  const free = (layer) => {
    const used = new Set(now[layer].map((record) => record.id));
    let number = now[layer].length + 1;
    while (used.has(named[layer].letter + number)) number += 1;
    return named[layer].letter + number;
  };
  const put = (layer, record) => {
    const id = free(layer);
    now[layer].push({ id, ...record });
    current = { layer, id };
    return id;
  };
  const body = (text) => {
    const mention = now.mentions.find((one) => one.label === "ORG" && one.text === text && one.entity);
    const entity = now.entities.find((one) => one.name === text);
    return mention?.entity ?? entity?.id ?? put("entities", { name: text });
  };
  const EMPTY = {
    documents: { code: null, type: null, number: null, issuer: null, issued_on: null, title: null, role: "mention", implements: [] },
    entities: { name: "" },
    tasks: { kind: "task", deadline: null, relation: null, document: null },
    targets: { indicator: null, comparator: "=", low: null, high: null, unit: null, by: null },
    assignments: { assigner: null, leads: [], coordinators: [], tasks: [], report_to: null, frequency: null },
  };
  const add = (name) => {
    const place = stretch();
    if (!place || (name === "span" && !("start" in (find(current) ?? {})))) return say(words.no_selection);
    say("");
    change(() => {
      if (name === "span") Object.assign(find(current), place);
      else if (name === "ORG") put("mentions", { label: name, ...place, value: null, entity: body(place.text) });
      else if (name === "DATE") put("mentions", { label: name, ...place, value: null, entity: null });
      else if (name === "CODE") put("mentions", { label: name, ...place, value: place.text.replace(/\s/g, ""), entity: null });
      else {
        const inside = now.tasks.filter((task) => place.start <= task.start && task.end <= place.end);
        const known = name === "assignments" ? { tasks: inside.map((task) => task.id) } : {};
        put(name, { ...place, ...structuredClone(EMPTY[name]), ...known });
      }
    });
  };
  const remove = () => {
    const { layer, id } = current;
    change(() => {
      now[layer] = now[layer].filter((record) => record.id !== id);
      for (const { name, fields } of layers) for (const field of fields) {
        if (field.of !== layer) continue;
        for (const record of now[name]) {
          if (field.holds === "one" && record[field.name] === id) record[field.name] = null;
          if (field.holds === "many") record[field.name] = record[field.name].filter((one) => one !== id);
        }
      }
    });
  };

  // The form of the record.
  const LONGEST = 90;
  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
  const title = (record) =>
    short(shown(record.text ?? record.name ?? ([record.type, record.code ?? record.number].filter(Boolean).join(" ") || record.title || record.id)));
  const options = (field, record) => {
    const layer = field.of;
    const some = now[layer].filter((one) => !(one.id === record.id && now[layer].includes(record)));
    return some.map((one) => [one.id, title(one)]);
  };
  const control = (field, record) => {
    const value = record[field.name];
    if (field.holds === "text" || field.holds === "number") {
      return make("input", { value: value ?? "", type: "text", inputMode: field.holds === "number" ? "decimal" : "text" });
    }
    if (field.holds === "many") {
      const group = make("div", { className: "many", role: "group", ariaLabel: field.said });
      for (const [one, said] of options(field, record)) {
        const box = make("input", { type: "checkbox", id: `field-${field.name}-${one}`, value: one, checked: value.includes(one) });
        group.append(make("label", {}, box, ` ${said}`));
      }
      return group;
    }
    const element = make("select");
    const choices = field.holds === "choice" ? field.of.map((one) => [one, one || words.nothing]) : options(field, record);
    if (field.holds === "one") choices.unshift(["", words.nothing]);
    for (const [one, said] of choices) {
      element.append(make("option", { value: one, textContent: said, selected: (value ?? "") === one }));
    }
    return element;
  };
  const read = (field, element) => {
    if (field.holds === "many") return [...element.querySelectorAll(":checked")].map((box) => box.value);
    const text = element.value.trim();
    if (field.holds !== "number") return text || null;
    const number = Number(text);
    return text === "" ? null : Number.isNaN(number) ? text : number;
  };
  const drawForm = () => {
    const record = find(current);
    const form = $("form");
    if (!record) return form.replaceChildren(make("p", { textContent: words.choose }));
    const fields = named[current.layer].fields.map((field) => {
      const element = control(field, record);
      element.id = `field-${field.name}`;
      element.addEventListener("change", () => change(() => { find(current)[field.name] = read(field, element); }));
      const said = field.holds === "many" ? make("span", { textContent: field.said }) : make("label", { htmlFor: element.id, textContent: field.said });
      return make("div", { className: "field" }, said, element);
    });
    const button = make("button", { type: "button", textContent: words.delete, id: "delete" });
    button.addEventListener("click", remove);
    form.replaceChildren(make("h3", { textContent: `${record.id} · ${title(record)}` }), ...fields, button);
  };

  // The list of records.
  const closed = new Set(["mentions", "entities"]);
  const drawRecords = () => {
    $("records").replaceChildren(...layers.map(({ name, said }) => {
      const list = make("ul", { className: "cards" }, ...now[name].map((record) => {
        const button = make("button", { type: "button", id: `record-${name}-${record.id}`, className: "record", textContent: `${record.id} · ${title(record)}` });
        const is = current && current.layer === name && current.id === record.id;
        if (is) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => choose({ layer: name, id: record.id }, true));
        return make("li", {}, button);
      }));
      const count = make("span", { className: "count", textContent: ` ${now[name].length}` });
      const details = make("details", { open: !closed.has(name) }, make("summary", {}, make("h3", { textContent: said }, ""), count), list);
      details.addEventListener("toggle", () => closed[details.open ? "delete" : "add"](name));
      return details;
    }));
  };
  const choose = (key, scroll) => {
    current = key;
    draw();
    if (scroll && beside.matches) pane.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
  };
  const draw = () => {
    const focused = document.activeElement?.id;
    const scrolled = [...document.querySelectorAll("#form, .many")].map((e) => [e.id, e.scrollTop]);
    drawText();
    drawForm();
    drawRecords();
    for (const [id, top] of scrolled) if ($(id)) $(id).scrollTop = top;
    $("undo").disabled = !past.length;
    $("redo").disabled = !future.length;
    if (focused && document.activeElement?.id !== focused) $(focused)?.focus({ preventScroll: true });
  };
  const at = (place) => spanned
    .flatMap((layer) => now[layer].filter((one) => one.start <= place && place <= one.end).map((one) => ({ layer, id: one.id, size: one.end - one.start })))
    .sort((a, b) => a.size - b.size);
  const chooseAtCaret = (focus) => {
    const place = selected();
    if (!place) return;
    const over = at(place.start);
    if (!over.length) return;
    const next = (over.findIndex((one) => current && one.layer === current.layer && one.id === current.id) + 1) % over.length;
    choose(over[next], false);
    if (focus) $("form").querySelector("input, select")?.focus();
  };

  // What is wrong, and what was changed of the prediction.
  const items = (element, lines, none) => element.replaceChildren(...(lines.length ? lines : [make("li", { textContent: none })]));
  const told = (one) => make("li", {}, make("strong", { textContent: `${one.event} ${one.kind}: ` }), one.title, ...one.fields.map((field) => make("div", { textContent: field })));
  const fault = (line) => {
    const id = line.split(/[\s:]/, 1)[0];
    const layer = layers.find(({ name }) => now[name].some((record) => record.id === id));
    if (!layer) return make("li", { textContent: line });
    const button = make("button", { type: "button", className: "record", textContent: line });
    button.addEventListener("click", () => choose({ layer: layer.name, id }, true));
    return make("li", {}, button);
  };
  const wrong = (lines) => items($("wrong"), lines.map(fault), words.right);
  const send = (method, path, content) =>
    fetch(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(content) });
  let asked = 0, timer = 0;
  const check = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = (asked += 1);
      const answer = await send("POST", "/gold/check", { prediction: state.prediction, extraction: now });
      const found = answer.ok && (await answer.json());
      if (!found || mine !== asked) return;
      wrong(found.wrong);
      items($("differences"), found.differences.map(told), words.same);
    }, 250);
  };

  // Saving.
  const say = (...parts) => $("said").replaceChildren(...parts);
  const save = async () => {
    const annotator = $("annotator").value.trim();
    if (!annotator) {
      say(words.name_first);
      return $("annotator").focus();
    }
    localStorage.setItem("annotator", annotator);
    say();
    const sent = JSON.stringify(now);
    let answer;
    try {
      answer = await send("PUT", "/gold/article", { annotator, opened, extraction: now });
    } catch (error) {
      return say(filled(words.failed, error.message));
    }
    const found = await answer.json();
    if (answer.ok) {
      opened = found.version;
      unsaved = JSON.stringify(now) !== sent;
      say(filled(words.saved, found.time));
    } else if (answer.status === 422 && found.wrong) {
      wrong(found.wrong);
      say(words.refused);
    } else if (answer.status === 409) {
      const said = filled(words.conflict, found.annotator ?? words.somebody, found.time ?? words.unknown);
      const link = make("a", { href: state.theirs, target: "_blank", rel: "noopener", textContent: words.open_theirs });
      say(make("p", { textContent: said }), make("ul", {}, ...found.differences.map(told)), link);
    } else say(filled(words.failed, found.detail));
  };

  pane.addEventListener("beforeinput", (event) => event.preventDefault());
  pane.addEventListener("drop", (event) => event.preventDefault());
  pane.addEventListener("click", () => { if (getSelection().isCollapsed) chooseAtCaret(false); });
  pane.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) { event.preventDefault(); add(button.dataset.add); }
    if (event.key === "Enter") { event.preventDefault(); chooseAtCaret(true); }
  });
  for (const button of document.querySelectorAll("[data-add]")) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => add(button.dataset.add));
  }
  for (const button of document.querySelectorAll("[data-new]")) {
    button.addEventListener("click", () => {
      change(() => put(button.dataset.new, structuredClone(EMPTY[button.dataset.new])));
      $("form").querySelector("input")?.focus();
    });
  }
  $("undo").addEventListener("click", () => step(past, future));
  $("redo").addEventListener("click", () => step(future, past));
  $("save").addEventListener("submit", (event) => { event.preventDefault(); save(); });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const typing = event.target instanceof HTMLInputElement;
    if (key === "s") { event.preventDefault(); document.activeElement?.blur?.(); save(); }
    else if (key === "z" && !event.shiftKey && !typing) { event.preventDefault(); step(past, future); }
    else if ((key === "y" || (key === "z" && event.shiftKey)) && !typing) { event.preventDefault(); step(future, past); }
  });
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  $("annotator").value = localStorage.getItem("annotator") ?? "";
  draw();
  check();
})();
