/** The model's name with its colour. */
function badge(model, look) {
  return el("span", { class: "model-name" }, el("span", { class: "swatch", style: { "--colour": look.colour } }), model.name, model.version && el("small", {}, model.version));
}

const hidden = new Set();

/** One button per model that shows and hides it in every chart; nothing where there is one model. */
function toggles(models) {
  if (models.length < 2) return undefined;
  return el(
    "div",
    { class: "toggles", role: "group", "aria-label": "Models shown in the charts" },
    "In the charts:",
    models.map(({ model, look }, i) => {
      const button = el("button", { class: "button toggle", type: "button", "aria-pressed": "true", onclick: () => toggle(button, i) }, badge(model, look));
      return button;
    }),
  );
}

function toggle(button, i) {
  if (!hidden.delete(i)) hidden.add(i);
  button.setAttribute("aria-pressed", String(!hidden.has(i)));
  refreshCharts();
}

function isShown(i) {
  return !hidden.has(i);
}
