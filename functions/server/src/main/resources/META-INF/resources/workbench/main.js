import { Asking } from "./asking.js";
import { ClipAsking } from "./clip/asking.js";
import { apiKey } from "./call/key.js";
import { Problem } from "./call/problem.js";
import { clearFieldErrors, showFieldErrors } from "./input/field-errors.js";
import { Form } from "./input/form.js";
import { keyField, showKeyField } from "./input/key-field.js";
import { refreshCharts } from "./report.js";
import { Panel } from "./view/panel.js";

const panels = {
  score: new Panel("score-answer", "Score", "A number from negative to positive, with the interval in which the label lies."),
  explanation: new Panel("explanation-answer", "Explanation", "What each modality adds, and which words and frames decide."),
  robustness: new Panel("robustness-answer", "Robustness", "How far the score holds as words and frames go missing."),
};
document.getElementById("answers").append(...Object.values(panels).map(({ node }) => node));

/** The panels' functions, of which a deployment may leave some out. */
const functions = { score: "predict", explanation: "explain", robustness: "robustness-check" };

let asking;
let served = Object.keys(functions);
const form = new Form(ask, () => asking?.cancel());
addEventListener("colour-scheme", refreshCharts);
keyField();
offerModels();

async function offerModels() {
  try {
    const response = await fetch("/v1/models", { headers: { Accept: "application/json" } });
    if (!response.ok) throw await Problem.of(response);
    const answer = await response.json();
    apiKey.required = answer.key_required;
    showKeyField();
    served = Object.keys(functions).filter((name) => answer.functions.includes(functions[name]));
    for (const name of Object.keys(functions)) {
      if (!served.includes(name)) panels[name].absent(functions[name]);
    }
    form.offer(answer.models, answer.functions);
  } catch (error) {
    panels.score.fail(error instanceof Problem ? error : Problem.unreachable());
  }
}

async function ask() {
  asking?.giveWay();
  if (form.chosen.length === 0) {
    await offerIfNone();
    if (form.chosen.length === 0) {
      clearFieldErrors();
      showFieldErrors({ errors: [{ field: "/model", detail: "is missing; choose at least one" }] });
      return;
    }
  }
  const ofClip = form.recording.clip !== undefined;
  document.getElementById("answers").classList.toggle("of-clip", ofClip);
  const mine = new (ofClip ? ClipAsking : Asking)(form, panels, served);
  asking = mine;
  form.busy = true;
  intoView(panels[served[0]].node);
  const said = await mine.run();
  if (asking !== mine) return;
  form.busy = false;
  document.getElementById("said").textContent = said ?? "Cancelled.";
}

/** On a phone the answers are below what can be seen. */
function intoView(node) {
  const below = node.getBoundingClientRect().top > innerHeight - 160;
  if (below) node.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

/** The server may have been away when the page was opened. */
async function offerIfNone() {
  if (!form.offered) await offerModels();
}
