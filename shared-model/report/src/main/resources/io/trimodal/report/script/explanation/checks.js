/** Whether the parts add up to the whole, and whether the model looks where erasing hurts. */
function checksCard(explanation) {
  const { shapley, integrated_gradients: gradients, rank_correlations: correlations } = explanation;
  const facts = [
    ["Shapley values", `add up to ${signed(shapley.all - shapley.none, 3)}, the way from nothing to the utterance; rounding leaves ${exact(shapley.residual)}.`],
    gradients && [
      "Integrated gradients",
      [
        `add up to ${signed(gradients.difference - gradients.residual, 3)}, for the ${signed(gradients.difference, 3)} from everything erased (${signed(gradients.baseline)}) to the utterance; residual `,
        el("b", {}, `${exact(gradients.residual)} (${fixed((100 * Math.abs(gradients.residual)) / Math.abs(gradients.difference || 1), 2)} %)`),
        ` with ${count(gradients.points, "point")}. `,
        gradients.converged ? "Within 1\u00a0%." : el("span", { class: "note inline" }, "Not within 1\u00a0%: the points ran out. Ask for more steps."),
      ],
    ],
    correlations && [
      "Attention and occlusion",
      [
        `rank correlation: ${Object.entries(correlations).map(([modality, value]) => `${modality} ${typeof value === "number" ? signed(value) : "undefined"}`).join(", ")}. `,
        "1 would mean that the model looks most where erasing moves the score most, 0 that the two have nothing to do with each other.",
      ],
    ],
  ].filter(Boolean);
  return el("div", { class: "card" }, el("h3", { class: "facts-title" }, "Do the parts add up?"), factList(facts));
}

/** A small number that is not rounded away. */
function exact(value) {
  return value !== 0 && Math.abs(value) < 0.00005 ? value.toExponential(1).replace("-", MINUS) : signed(value, 4);
}
