const charts = new Set();

/** Charts are drawn when they come near the window: a page may hold hundreds. */
const nearby = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => entry.target.chart.draw()),
  { rootMargin: "800px 0px" },
);

const resized = new ResizeObserver((entries) => entries.forEach((entry) => entry.target.chart.refresh()));

/**
 * A chart as an element. option(theme, width) makes ECharts' option; it is asked again when theme, width or the models shown change. The
 * label says in words what the drawing shows.
 */
function chart(name, label, height, option) {
  const node = el("div", { class: "chart", role: "img", "aria-label": label, "data-chart": name, style: { "--height": `${height}px` } });
  let instance;
  const draw = () => {
    // Charts that are not in the page, or have no room, wait.
    if (!node.isConnected || node.clientWidth === 0) return;
    instance ??= echarts.init(node, null, { renderer: "svg" });
    instance.resize();
    instance.setOption({ animation: false, ...option(theme(), node.clientWidth) }, { notMerge: true });
    // Paper has another width, and no time to draw anew: there the drawing is scaled.
    node.querySelector("svg").setAttribute("viewBox", `0 0 ${node.clientWidth} ${node.clientHeight}`);
    node.dataset.drawn = "true";
  };
  node.chart = { draw, refresh: () => instance && draw() };
  charts.add(node.chart);
  nearby.observe(node);
  resized.observe(node);
  return node;
}

function refreshCharts() {
  charts.forEach((one) => one.refresh());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refreshCharts);
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printing");
  charts.forEach((one) => one.draw());
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printing");
  refreshCharts();
});

/** A card with a chart, what it shows, and its key. */
function chartCard(title, explanation, key, drawing) {
  return el(
    "figure",
    { class: "card chart-card" },
    chartHead(el("h3", {}, title), drawing),
    explanation && el("p", {}, explanation),
    key && el("ul", { class: "key" }, key.map((item) => el("li", {}, item))),
    drawing,
  );
}

/** A chart's heading with a button that saves its drawing. */
function chartHead(heading, drawing) {
  const label = `Save as SVG: ${heading.textContent}`;
  return el("div", { class: "chart-head" }, heading, el("button", { class: "save", type: "button", "aria-label": label, onclick: () => saveDrawing(drawing) }, "SVG"));
}

function saveDrawing(node) {
  node.chart.draw();
  const drawing = node.querySelector("svg").cloneNode(true);
  // Text in the colours of a dark page needs its ground.
  drawing.prepend(svg("rect", { width: "100%", height: "100%", fill: theme().card }));
  download(new XMLSerializer().serializeToString(drawing), "image/svg+xml", `${node.dataset.chart}.svg`);
}

/** A small picture of a line, a band or a bar for a key. */
function keyMark(kind, colour = "var(--muted)") {
  const marks = {
    line: () => svg("path", { d: "M0 6H20", stroke: colour, "stroke-width": 2.2 }),
    thin: () => svg("path", { d: "M0 6H20", stroke: colour, "stroke-width": 1.2 }),
    dashed: () => svg("path", { d: "M0 6H20", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": "5 3" }),
    dotted: () => svg("path", { d: "M0 6H20", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": "1.5 2.5" }),
    band: () => svg("rect", { width: 20, height: 12, rx: 2, fill: colour, opacity: 0.38 }),
    wideBand: () => svg("rect", { width: 20, height: 12, rx: 2, fill: colour, opacity: 0.16 }),
  };
  return svg("svg", { width: 20, height: 12, "aria-hidden": "true" }, marks[kind]());
}
