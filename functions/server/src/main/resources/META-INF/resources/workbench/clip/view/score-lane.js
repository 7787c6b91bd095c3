import { signed, svg } from "../../report.js";
import { timeText } from "../size-text.js";

const WIDTH = 1000;
const HEIGHT = 100;

/**
 * Scores over time: a line per segment and model, and its interval behind it, each over the whole of its model's scale.
 *
 * @param scored [{model: {name, look}, predictions}]
 */
export function scoreLane(scored, seconds) {
  const x = (time) => (time / seconds) * WIDTH;
  const y = (score, { minimum, maximum }) => HEIGHT - ((Math.max(minimum, Math.min(maximum, score)) - minimum) / (maximum - minimum)) * HEIGHT;
  const spans = scored.flatMap(({ model, predictions }) => predictions.map((one, i) => svg(
    "g",
    { class: "segment-score", style: { "--colour": model.look.colour }, "data-segment": i },
    svg("title", {}, `${timeText(one.start)} to ${timeText(one.end)}, ${model.name}: ${signed(one.score)}`),
    one.interval && svg("rect", {
      class: "band", x: x(one.start), width: Math.max(1, x(one.end) - x(one.start)),
      y: y(one.interval.high, one.label_scale),
      height: Math.max(1, y(one.interval.low, one.label_scale) - y(one.interval.high, one.label_scale)),
    }),
    svg("path", { class: "value", d: `M${x(one.start)} ${y(one.score, one.label_scale)}H${Math.max(x(one.end), x(one.start) + 1)}`, "vector-effect": "non-scaling-stroke" }),
  )));
  return svg("svg", {
    class: "score-lane", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img",
    "aria-label": `Scores of ${scored[0].predictions.length} segments over time; the list of segments has each`,
  }, svg("path", { class: "base", d: `M0 ${HEIGHT / 2}H${WIDTH}`, "vector-effect": "non-scaling-stroke" }), spans);
}
