const MODEL_COLOURS = 6;
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];

/** The colours of the style sheet as they are now: dark or light, always light on paper. */
function theme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: colour("text"),
    muted: colour("muted"),
    card: colour("card"),
    sunken: colour("sunken"),
    border: colour("border"),
    gridLine: colour("grid-line"),
    axis: colour("axis"),
    boundary: colour("boundary"),
    positive: colour("positive"),
    negative: colour("negative"),
    looking: colour("looking"),
    // of curves: the models', and after them that of attention
    models: [...Array.from({ length: MODEL_COLOURS }, (_, i) => colour(`model-${i + 1}`)), colour("looking")],
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** How model i looks, everywhere: its colour for style sheets, its symbol in charts; more models than colours differ in symbol. */
function lookOf(i) {
  return {
    colour: `var(--model-${(i % MODEL_COLOURS) + 1})`,
    index: i % MODEL_COLOURS,
    symbol: SYMBOLS[(i + Math.floor(i / MODEL_COLOURS)) % SYMBOLS.length],
  };
}

/** How attention looks among curves: as everywhere else. */
const LOOKING = { colour: "var(--looking)", index: MODEL_COLOURS, symbol: "diamond" };
