/** Buttons of which one is pressed. options: {name, value}; choose is told each value that is pressed. */
function switcher(label, options, choose) {
  const buttons = options.map(({ name, value }, i) =>
    el("button", { class: "switch-button", type: "button", "aria-pressed": String(i === 0), onclick: () => press(i, value) }, name));
  const press = (pressed, value) => {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === pressed)));
    choose(value);
  };
  return el("div", { class: "switch", role: "group", "aria-label": label }, buttons);
}
