// Walk along the curve: by slider, or by touching it. The words come from the table below it.

const SVG = "http://www.w3.org/2000/svg";

for (const figure of document.querySelectorAll("[data-curve]")) {
  const rows = [...document.querySelectorAll("[data-point]")];
  const drawing = figure.querySelector(".plot svg");
  const walk = figure.querySelector(".walk");
  const slider = walk.querySelector("input");
  const at = walk.querySelector(".at");
  const here = document.createElementNS(SVG, "line");
  for (const [name, value] of Object.entries({
    class: "at-here", y1: 4, y2: 196, stroke: "currentColor", "stroke-width": 1.5, "vector-effect": "non-scaling-stroke",
  })) here.setAttribute(name, value);
  drawing.append(here);

  const show = (announce = true) => {
    const index = Number(slider.value);
    const row = rows[index];
    const x = (1000 * index) / Math.max(1, rows.length - 1);
    here.setAttribute("x1", x);
    here.setAttribute("x2", x);
    const quote = row.querySelector("[data-quote]").textContent.trim();
    const did = row.querySelector("[data-did]").textContent.trim();
    const sign = row.querySelector("[data-sign]").textContent.trim();
    const where = index === 0 ? "At the start" : `Turn ${index}`;
    at.replaceChildren(text("eyebrow", where), ...(quote ? [text("said", quote)] : []), text("did", `${did} ${sign}`));
    slider.setAttribute("aria-valuetext", announce ? `${where}. ${did} ${sign}` : where);
  };

  const touch = (event) => {
    const box = drawing.getBoundingClientRect();
    slider.value = Math.round(((event.clientX - box.left) / box.width) * (rows.length - 1));
    show();
  };

  walk.hidden = false;
  slider.value = Math.max(1, rows.findIndex((row) => "opened" in row.dataset));
  slider.addEventListener("input", () => show());
  drawing.addEventListener("pointerdown", touch);
  drawing.addEventListener("pointermove", (event) => event.buttons && touch(event));
  show(false);
}

function text(name, words) {
  const p = document.createElement("p");
  p.className = name;
  p.textContent = words;
  return p;
}
