/** A recording in a few figures: its mean over time, how much of it is positive, and its two ends. */
function clipFigures(predictions) {
  const spoken = predictions.reduce((sum, one) => sum + one.end - one.start, 0);
  const mean = predictions.reduce((sum, one) => sum + one.score * (one.end - one.start), 0) / spoken;
  const share = (sentiment) => predictions.filter((one) => one.sentiment === sentiment).reduce((sum, one) => sum + one.end - one.start, 0) / spoken;
  const by = (better) => predictions.reduce((a, b) => (better(b.score, a.score) ? b : a));
  const end = (one) => [el("strong", {}, signed(one.score)), el("p", { class: "figure-says" }, el("a", { href: `#s${predictions.indexOf(one) + 1}` }, segmentName(one)))];
  return el(
    "div",
    { class: "figures", style: { "--columns": 4 } },
    figure("Mean over the segments’ time", el("strong", {}, signed(mean)), el("p", { class: "figure-says" }, `${clipTime(spoken)} in ${count(predictions.length, "segment")}`)),
    figure("Share of that time", el("ul", { class: "shares" }, ["positive", "neutral", "negative"].map((sentiment) => el("li", {}, el("span", {}, sentiment), el("b", {}, percent(share(sentiment))))))),
    figure("Most positive", end(by((a, b) => a > b))),
    figure("Most negative", end(by((a, b) => a < b))),
  );
}

function figure(name, ...content) {
  return el("div", { class: "card figure" }, el("p", {}, name), content);
}
