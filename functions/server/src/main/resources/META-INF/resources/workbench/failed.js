import { isCancelled, Problem } from "./call/problem.js";
import { showFieldErrors } from "./input/field-errors.js";

/** Shows in a panel why its call has no answer; what is said at a field is not said again. */
export function failed(panel, error) {
  if (isCancelled(error)) {
    panel.skip("Cancelled.");
    return;
  }
  if (!(error instanceof Problem)) console.error(error);
  const problem = error instanceof Problem ? error : new Problem({ title: "This page has a fault", detail: error.message });
  const isSaid = showFieldErrors(problem);
  panel.fail(isSaid ? { title: problem.title, detail: "What is wrong is said at its field, above." } : problem);
}
