/** The sentence, its words shaded by what a method gives them, each with its number; buttons switch between the methods. */
function wordsCard(explanation, methods) {
  const units = explanation.units.language;
  const detail = el("p", { class: "word-detail", "aria-live": "polite" });
  const sentence = el("p", { class: "words" });
  const says = el("p", { class: "word-says" });
  const show = (method) => {
    const values = method.values.language;
    const most = largest(values) || 1;
    says.replaceChildren(method.says);
    sentence.replaceChildren(...units.map((unit, i) => word(unit, method, values[i], values[i] / most, () => detail.replaceChildren(...wordDetail(explanation, methods, i)))));
    sentence.dataset.method = method.key;
    const [best] = strongest(values, 1);
    detail.replaceChildren(...wordDetail(explanation, methods, best ?? 0));
  };
  show(methods[0]);
  return el(
    "article",
    { class: "card words-card" },
    el(
      "div",
      { class: "words-head" },
      el("h3", {}, "Words"),
      methods.length > 1 ? switcher("Shade the words by", methods.map((method) => ({ name: method.name, value: method })), show) : el("span", { class: "count" }, methods[0].name),
    ),
    says,
    sentence,
    el("p", { class: "words-key" }, wordsKey(methods)),
    detail,
  );
}

function word(unit, method, value, strength, point) {
  const kind = method.signed ? (value < 0 ? "lowers" : "raises") : "looked";
  return el(
    "span",
    {
      class: `word ${kind}`,
      tabindex: "0",
      "data-value": value,
      style: { "--strength": Math.abs(strength).toFixed(3) },
      onmouseenter: point,
      onfocus: point,
    },
    el("span", { class: "word-text" }, unit.label),
    el("span", { class: Math.abs(strength) < 0.1 ? "word-value faint" : "word-value" }, valueText(method, value)),
  );
}

/** One word by all methods, with its rank in each. */
function wordDetail(explanation, methods, i) {
  const rank = (values) => 1 + values.filter((value) => Math.abs(value) > Math.abs(values[i])).length;
  return [
    el("b", {}, explanation.units.language[i].label),
    spokenText(explanation.units.language[i]),
    ...methods.map((method) => el("span", {}, `${method.name} `, el("b", {}, valueText(method, method.values.language[i])), ` (${ordinal(rank(method.values.language))})`)),
  ];
}

/** When a word of a recording was spoken, and whether that is known. */
function spokenText(unit) {
  if (!isSegment(unit)) return undefined;
  const time = `${clipTime(unit.start, 2)}–${clipTime(unit.end, 2)}`;
  return el("span", {}, unit.estimated ? `about ${time} (estimated: the transcript times no words here)` : time);
}

function ordinal(number) {
  const ending = number % 100 > 10 && number % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return number + ending;
}

function wordsKey(methods) {
  const mark = (kind, text) => el("span", { class: `word-key ${kind}` }, el("i"), text);
  return [
    methods.some((method) => method.signed) && [mark("raises", "raises the score (solid line)"), mark("lowers", "lowers it (double line)")],
    methods.some((method) => !method.signed) && mark("looked", "looked at"),
  ];
}
