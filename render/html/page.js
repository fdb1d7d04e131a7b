"use strict";
(() => {
  const body = document.body;
  const stage = document.querySelector(".stage");
  const union = document.getElementById("pane-union");
  const picture = union.querySelector(".picture");
  const comparison = body.classList.contains("comparison");
  const changes = [...document.querySelectorAll("#changes a")];
  const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const whole = picture.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  const panes = [union];
  let view = { x: 0, y: 0, width: size.width, height: size.height };
  let current = -1;

  /* ---- panes: both sides are the same picture, so that a step keeps its place */
  function addSide(name, caption) {
    const pane = document.createElement("figure");
    pane.className = "pane " + name;
    const text = document.createElement("figcaption");
    text.textContent = caption;
    const copy = picture.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((node) => {
      node.dataset.step = node.id;
      node.removeAttribute("id");
    });
    copy.querySelectorAll("[data-" + name + "]").forEach((node) => {
      node.textContent = node.getAttribute("data-" + name);
    });
    pane.append(text, copy);
    union.after(pane);
    pane.hidden = true;
    panes.push(pane);
  }

  function showSides(on) {
    stage.classList.toggle("sides", on);
    panes.slice(1).forEach((pane) => { pane.hidden = !on; });
    document.querySelectorAll("[data-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String((button.dataset.view === "sides") === on));
    });
    fit();
  }

  /* ---- pan and zoom, the same in every pane */
  function apply() {
    for (const pane of panes) {
      pane.querySelector(".picture").setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
    }
  }

  function fit() {
    const pane = panes.find((one) => one.offsetParent !== null && one.clientWidth > 0) || union;
    const scale = Math.min(1.4, pane.clientWidth / size.width, pane.clientHeight / size.height) || 1;
    const readable = Math.max(scale, 0.55);
    const width = pane.clientWidth / readable;
    const height = pane.clientHeight / readable;
    view = { x: (size.width - width) / 2, y: readable > scale ? 0 : (size.height - height) / 2, width, height };
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

  function centre(step) {
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
      const svg = pane.querySelector(".picture");
      return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    };
    pane.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), place(event));
    }, { passive: false });
    pane.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, event);
    });
    pane.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const scale = view.width / pane.clientWidth;
      const dx = event.clientX - before.clientX;
      const dy = event.clientY - before.clientY;
      if (!pane.classList.contains("moving") && Math.hypot(dx, dy) < 4) return;
      if (!pane.classList.contains("moving")) pane.setPointerCapture(event.pointerId);
      pane.classList.add("moving");
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
      if (step && !pane.classList.contains("moving")) select(idOf(step), { open: true });
    });
    pane.addEventListener("dblclick", (event) => { if (!event.target.closest(".step")) zoom(0.6, place(event)); });
  }

  /* ---- steps */
  const idOf = (step) => step.id || step.dataset.step;
  const stepsOf = (id) => panes.flatMap((pane) =>
    [...pane.querySelectorAll(".step")].filter((step) => idOf(step) === id));

  function select(id, { open = false, focus = false } = {}) {
    for (const step of document.querySelectorAll(".step.selected")) step.classList.remove("selected");
    for (const edge of document.querySelectorAll(".edge.near")) edge.classList.remove("near");
    const own = document.getElementById(id);
    if (!own) return;
    for (const step of stepsOf(id)) step.classList.add("selected");
    for (const edge of document.querySelectorAll(".edge")) {
      edge.classList.toggle("near", edge.dataset.from === id || edge.dataset.to === id);
    }
    centre(own);
    if (focus) {
      const pane = panes.find((one) => one.offsetParent !== null && !one.hidden && getComputedStyle(one).display !== "none");
      const shown = stepsOf(id).find((step) => pane.contains(step));
      if (shown) shown.focus({ preventScroll: true });
    }
    const details = document.getElementById(id.replace(/^step-/, "details-"));
    if (details && open) {
      for (const other of document.querySelectorAll("details.card[open]")) if (other !== details) other.open = false;
      details.open = true;
      details.scrollIntoView({ block: "nearest", behavior: reduced ? "auto" : "smooth" });
    }
    history.replaceState(null, "", "#" + id);
  }

  function walk(by) {
    if (changes.length === 0) return;
    current = (current + by + changes.length) % changes.length;
    changes.forEach((link, index) => link.classList.toggle("current", index === current));
    changes[current].setAttribute("aria-current", "true");
    changes[current].scrollIntoView({ block: "nearest" });
    const id = changes[current].hash.slice(1);
    if (id) select(id, { open: true, focus: true });
  }

  // The nearest step in a direction, those straight ahead first.
  function neighbour(step, dx, dy) {
    const middle = (one) => {
      const box = one.getBBox();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const from = middle(step);
    let best = null;
    let least = Infinity;
    for (const other of step.closest(".picture").querySelectorAll(".step")) {
      if (other === step) continue;
      const to = middle(other);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (ahead <= 1) continue;
      const cost = ahead + 2.5 * aside;
      if (cost < least) { least = cost; best = other; }
    }
    return best;
  }

  function search(text) {
    const wanted = text.trim().toLowerCase();
    let hits = 0;
    const matching = new Set();
    for (const details of document.querySelectorAll("details.card")) {
      const hit = !wanted || details.dataset.text.toLowerCase().includes(wanted);
      details.hidden = !hit;
      if (hit) { hits += 1; matching.add(details.id.replace(/^details-/, "step-")); }
    }
    for (const pane of panes) {
      for (const step of pane.querySelectorAll(".step")) step.classList.toggle("miss", !matching.has(idOf(step)));
      for (const edge of pane.querySelectorAll(".edge")) {
        edge.classList.toggle("miss", !matching.has(edge.dataset.from) || !matching.has(edge.dataset.to));
      }
    }
    document.getElementById("no-match").hidden = hits > 0;
    return matching;
  }

  /* ---- start */
  body.classList.add("live");
  document.querySelector(".tools").hidden = false;
  if (comparison) {
    addSide("after", "after");
    addSide("before", "before");
    panes.forEach((pane) => pane.classList.contains("before") && union.after(pane));
  }
  panes.forEach(listen);
  const input = document.getElementById("search");
  const help = document.getElementById("help");
  input.addEventListener("input", () => search(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; search(""); input.blur(); }
    if (event.key === "Enter") {
      const [first] = search(input.value);
      if (first) select(first, { open: true, focus: true });
    }
  });
  document.getElementById("help-button").addEventListener("click", () => help.showModal());
  document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
    if (button.dataset.zoom === "fit") fit(); else zoom(button.dataset.zoom === "in" ? 0.8 : 1.25);
  }));
  document.querySelectorAll("[data-view]").forEach((button) => button.addEventListener("click", () => {
    showSides(button.dataset.view === "sides");
  }));
  changes.forEach((link, index) => link.addEventListener("click", (event) => {
    event.preventDefault();
    current = index - 1;
    walk(1);
  }));
  document.querySelectorAll("details.card > summary").forEach((summary) => summary.addEventListener("click", () => {
    if (!summary.parentElement.open) select(summary.parentElement.id.replace(/^details-/, "step-"));
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.matches("input")) return;
    const step = event.target.closest ? event.target.closest(".step:not(details)") : null;
    const arrows = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
    const actions = {
      n: () => walk(1), p: () => walk(-1), "/": () => input.focus(), "?": () => help.showModal(),
      "+": () => zoom(0.8), "=": () => zoom(0.8), "-": () => zoom(1.25), 0: fit,
      v: () => comparison && showSides(!stage.classList.contains("sides")),
    };
    if (step && (event.key === "Enter" || event.key === " ")) {
      select(idOf(step), { open: true });
    } else if (step && arrows[event.key]) {
      const next = neighbour(step, ...arrows[event.key]);
      if (next) { next.focus({ preventScroll: true }); select(idOf(next)); }
    } else if (actions[event.key]) {
      actions[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener("resize", fit);
  if (comparison && stage.clientWidth > 1100) showSides(false);
  fit();
  const linked = decodeURIComponent(location.hash.slice(1));
  if (linked.startsWith("step-")) select(linked, { open: true });
})();
