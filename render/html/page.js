"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = document.body;
  const stage = document.querySelector(".stage");
  const union = document.getElementById("pane-union");
  const picture = union.querySelector(".picture");
  const comparison = body.classList.contains("comparison");
  const changes = all("#changes a");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const panes = all(".pane");
  let size = picture.viewBox.baseVal;
  const smallest = 0.55; // a picture is not shrunk below this scale, where text cannot be read
  let view = { x: 0, y: 0, width: size.width, height: size.height };
  let current = -1;

  /* ---- panes: both sides are the same picture, so that a step keeps its place */
  function addSide(name) {
    const pane = document.createElement("figure");
    pane.className = "pane " + name;
    pane.hidden = true;
    const caption = document.createElement("figcaption");
    caption.textContent = name;
    const copy = picture.cloneNode(true);
    for (const node of all("[id]", copy)) {
      node.dataset.step = node.id;
      node.removeAttribute("id");
    }
    if (name === "before") {
      for (const word of all("[data-former]", copy)) word.textContent = word.dataset.former;
    }
    for (const step of all(".step", copy)) {
      const lines = all("text:not(.former)", step).map((line) => line.textContent);
      step.setAttribute("aria-label", lines.join(" "));
    }
    pane.append(caption, copy);
    panes[panes.length - 1].after(pane);
    panes.push(pane);
  }

  const shown = () => panes.filter((pane) => pane.getClientRects().length > 0);

  // "union", "sides" or, where much is the same on both, "folded".
  function show(name) {
    const sides = name === "sides";
    for (const button of all("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
      stage.classList.toggle(button.dataset.view, button.dataset.view === name);
    }
    size = picture.viewBox.baseVal;
    const { clientWidth: width, clientHeight: height } = stage;
    const beside = Math.min(width / 2 / size.width, height / size.height);
    const stacked = Math.min(width / size.width, height / 2 / size.height);
    stage.classList.toggle("stacked", stacked > beside);
    for (const pane of panes) {
      if (pane !== union) pane.hidden = pane.id === "pane-folded" ? name !== "folded" : !sides;
    }
    fit();
  }

  const viewNames = () => all("[data-view]").map((button) => button.dataset.view);
  const viewName = () => viewNames().find((name) => stage.classList.contains(name)) || "union";
  const nextView = () => viewNames()[(viewNames().indexOf(viewName()) + 1) % viewNames().length];

  /* ---- pan and zoom, the same in every pane */
  // Moved as a whole by CSS: browsers then need not draw it anew for each frame.
  function apply() {
    const scale = (shown()[0] || union).clientWidth / view.width;
    const transform = `scale(${scale}) translate(${-view.x}px, ${-view.y}px)`;
    for (const pane of panes) pane.querySelector(".picture").style.transform = transform;
  }

  function fit() {
    const pane = shown()[0] || union;
    size = pane.querySelector(".picture").viewBox.baseVal;
    const scale = Math.min(1.4, pane.clientWidth / size.width, pane.clientHeight / size.height) || 1;
    const readable = Math.max(scale, smallest);
    const width = pane.clientWidth / readable;
    const height = pane.clientHeight / readable;
    view = {
      x: (size.width - width) / 2,
      y: Math.min((size.height - height) / 2, 0),
      width,
      height,
    };
    apply();
  }

  function zoom(factor, at) {
    const width = Math.min(Math.max(view.width * factor, 80), size.width * 6);
    const ratio = width / view.width;
    const point = at || { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    view = {
      x: point.x - (point.x - view.x) * ratio,
      y: point.y - (point.y - view.y) * ratio,
      width,
      height: view.height * ratio,
    };
    apply();
  }

  function reveal(step) {
    const box = step.getBBox();
    const margin = 40;
    const inside = box.x > view.x + margin && box.y > view.y + margin &&
      box.x + box.width < view.x + view.width - margin && box.y + box.height < view.y + view.height - margin;
    if (inside) return;
    view.x = box.x + box.width / 2 - view.width / 2;
    view.y = box.y + box.height / 2 - view.height / 2;
    apply();
  }

  function listen(pane) {
    const pointers = new Map();
    const place = (event) => {
      const box = pane.getBoundingClientRect();
      const scale = view.width / pane.clientWidth;
      return { x: view.x + (event.clientX - box.left) * scale, y: view.y + (event.clientY - box.top) * scale };
    };
    pane.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), place(event));
    }, { passive: false });
    pane.addEventListener("pointerdown", (event) => {
      if (event.button === 0) pointers.set(event.pointerId, event);
    });
    pane.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const scale = view.width / pane.clientWidth;
      const dx = event.clientX - before.clientX;
      const dy = event.clientY - before.clientY;
      if (!pane.classList.contains("moving")) {
        if (Math.hypot(dx, dy) < 4) return; // still a click
        pane.setPointerCapture(event.pointerId);
        pane.classList.add("moving");
      }
      if (pointers.size === 2) {
        const other = [...pointers.values()].find((one) => one.pointerId !== event.pointerId);
        const far = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
        zoom(far(before) / far(event), place(event));
      } else {
        view.x -= dx * scale;
        view.y -= dy * scale;
        apply();
      }
      pointers.set(event.pointerId, event);
    });
    const end = (event) => {
      pointers.delete(event.pointerId);
      setTimeout(() => pane.classList.remove("moving"), 0);
    };
    pane.addEventListener("pointerup", end);
    pane.addEventListener("pointercancel", end);
    pane.addEventListener("click", (event) => {
      const step = event.target.closest(".step");
      if (step && !pane.classList.contains("moving")) choose(step);
    });
    pane.addEventListener("dblclick", (event) => {
      if (!event.target.closest(".step")) zoom(0.6, place(event));
    });
    for (const [type, on] of [["pointerover", true], ["pointerout", false]]) {
      pane.addEventListener(type, (event) => {
        const step = event.target.closest(".step");
        if (step) for (const twin of stepsOf(idOf(step))) twin.classList.toggle("twin", on);
      });
    }
  }

  /* ---- steps */
  const idOf = (step) => step.id || step.dataset.step;
  const byId = new Map();
  const stepsOf = (id) => byId.get(id) || [];

  function clear() {
    for (const step of all(".step.selected")) step.classList.remove("selected");
    for (const edge of all(".edge.near")) edge.classList.remove("near");
  }

  function select(id, { open = false, focus = false } = {}) {
    const steps = stepsOf(id);
    if (steps.length === 0) return;
    clear();
    for (const step of steps) step.classList.add("selected");
    for (const edge of all(".edge")) {
      edge.classList.toggle("near", edge.dataset.from === id || edge.dataset.to === id);
    }
    const inSight = () => steps.find((step) => shown()[0].contains(step));
    if (!inSight()) show("union");
    const own = inSight();
    reveal(own);
    if (focus) own.focus({ preventScroll: true });
    const details = document.getElementById(id.replace(/^step-/, "details-"));
    if (open) {
      for (const other of all("details.card[open]")) if (other !== details) other.open = false;
      details.open = true;
      details.scrollIntoView({ block: "start", behavior: calm });
    }
    history.replaceState(null, "", "#" + id);
  }

  // A run of unchanged steps leads to the first of them.
  function choose(step) {
    if (step.dataset.unfold) show("union");
    select(step.dataset.unfold || idOf(step), { open: true });
  }

  /* ---- changes */
  function goTo(index) {
    current = index;
    changes.forEach((link, at) => {
      link.classList.toggle("current", at === index);
      if (at === index) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const link = changes[index];
    link.scrollIntoView({ block: "nearest" });
    const id = decodeURIComponent(link.hash.slice(1));
    if (byId.has(id)) {
      select(id, { open: true, focus: true });
    } else {
      clear();
      link.focus({ preventScroll: true });
      document.getElementById(id).scrollIntoView({ block: "nearest", behavior: calm });
    }
  }

  function walk(by) {
    if (changes.length === 0) return;
    const from = current < 0 && by < 0 ? 0 : current;
    goTo((from + by + changes.length) % changes.length);
  }

  /* ---- to another step */
  function middle(step) {
    const box = step.getBBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  // The nearest of `steps` in a direction, those straight ahead first.
  function nearest(step, steps, dx, dy) {
    const from = middle(step);
    let best = null;
    let least = Infinity;
    for (const other of steps) {
      const to = middle(other);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (other === step || ahead <= 1) continue;
      const cost = ahead + 2.5 * aside;
      if (cost < least) {
        least = cost;
        best = other;
      }
    }
    return best;
  }

  // Up and down follow edges where there are any; left and right go to what stands beside.
  function neighbour(step, dx, dy) {
    const inPicture = step.closest(".picture");
    const id = idOf(step);
    const [here, there] = dy > 0 ? ["from", "to"] : ["to", "from"];
    const along = dy === 0 ? [] : all(".edge", inPicture)
      .filter((edge) => edge.dataset[here] === id)
      .map((edge) => stepsOf(edge.dataset[there]).find((other) => inPicture.contains(other)));
    return nearest(step, along, dx, dy) || nearest(step, all(".step", inPicture), dx, dy);
  }

  /* ---- search */
  function search(text) {
    const wanted = text.trim().toLowerCase();
    const matching = new Set();
    for (const details of all("details.card")) {
      const hit = !wanted || details.dataset.text.toLowerCase().includes(wanted);
      details.hidden = !hit;
      if (hit) matching.add(details.id.replace(/^details-/, "step-"));
    }
    for (const step of all(".picture .step")) step.classList.toggle("miss", !matching.has(idOf(step)));
    for (const edge of all(".picture .edge")) {
      edge.classList.toggle("miss", !matching.has(edge.dataset.from) || !matching.has(edge.dataset.to));
    }
    document.getElementById("no-match").hidden = matching.size > 0;
    return matching;
  }

  /* ---- start */
  body.classList.add("live");
  document.querySelector(".tools").hidden = false;
  if (comparison) ["before", "after"].forEach(addSide);
  panes.forEach(listen);
  for (const step of all(".picture .step")) byId.set(idOf(step), [...stepsOf(idOf(step)), step]);
  const input = document.getElementById("search");
  const help = document.getElementById("help");
  input.addEventListener("input", () => search(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      input.value = "";
      search("");
      input.blur();
    } else if (event.key === "Enter") {
      const [first] = search(input.value);
      if (first) select(first, { open: true, focus: true });
    }
  });
  document.getElementById("help-button").addEventListener("click", () => help.showModal());
  for (const button of all("[data-zoom]")) {
    const actions = { fit, in: () => zoom(0.8), out: () => zoom(1.25) };
    button.addEventListener("click", () => actions[button.dataset.zoom]());
  }
  for (const button of all("[data-view]")) {
    button.addEventListener("click", () => show(button.dataset.view));
  }
  changes.forEach((link, index) => link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(index);
  }));
  for (const summary of all("details.card > summary")) {
    const details = summary.parentElement;
    summary.addEventListener("click", () => {
      if (!details.open) select(details.id.replace(/^details-/, "step-"));
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || event.target.matches("input")) return;
    const step = event.target.closest(".picture .step");
    const arrows = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const actions = {
      n: () => walk(1), p: () => walk(-1), "/": () => input.focus(), "?": () => help.showModal(),
      "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: fit,
      v: () => comparison && show(nextView()), Escape: clear,
    };
    if (step && (event.key === "Enter" || event.key === " ")) {
      choose(step);
    } else if (step && arrows[event.key]) {
      const next = neighbour(step, ...arrows[event.key]);
      if (next) {
        next.focus({ preventScroll: true });
        select(idOf(next));
      }
    } else if (actions[event.key]) {
      actions[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  const follow = () => select(decodeURIComponent(location.hash.slice(1)), { open: true });
  addEventListener("hashchange", follow);
  addEventListener("resize", () => {
    if (!matchMedia("print").matches) show(viewName());
  });
  show(document.getElementById("pane-folded") ? "folded" : "union");
  follow();
})();
