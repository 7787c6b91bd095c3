import { el, share, signed } from "../report.js";

/** The longest bar stands for no less: what is next to nothing must not look like much. */
const LEAST_RANGE = 0.2;

/** Bars left and right of 0, by name: {name, value, more?}; value undefined where there is nothing to show but more. */
export function bars(rows) {
  const most = Math.max(...rows.map(({ value }) => Math.abs(value ?? 0)), LEAST_RANGE);
  return el("dl", { class: "bars" }, rows.map(({ name, value, more }) => el(
    "div",
    { class: value === undefined ? "nothing" : undefined },
    el("dt", {}, name),
    el("dd", {},
      el("span", { class: "bar-box", "aria-hidden": "true" }, value !== undefined && el("i", {
        class: value < 0 ? "lowers" : "raises",
        style: { width: share(Math.abs(value) / most / 2), [value < 0 ? "right" : "left"]: "50%" },
      })),
      el("span", { class: "bar-value" }, value === undefined ? "" : signed(value), more && el("small", {}, more))),
  )));
}
