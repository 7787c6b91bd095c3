const SCOPES = { complete: "complete input", area: "area under the curve" };
const ROLES = ["live", "candidate"];

function gateReport(data) {
  const subjects = data.evaluations.map((evaluation, i) => inRole(evaluated(evaluation, i), ROLES[i]));
  const { verdict, criteria } = data.gate;
  const fallen = criteria.filter((criterion) => !criterion.passed).length;
  return [
    el(
      "div",
      { class: "opening" },
      el("h1", {}, gateTitle(data)),
      el(
        "p",
        { class: "lead", id: "verdict", "data-verdict": verdict },
        el("b", {}, verdict === "passed" ? "Passed." : "Refused."),
        verdict === "passed"
          ? ` None of ${count(criteria.length, "figure")} fell by more than is tolerated: `
          : ` ${fallen} of ${count(criteria.length, "figure")} fell by more than is tolerated: `,
        el("b", {}, count(data.evaluations[0].utterances, "utterance")), " of ", el("b", {}, data.data.file), ", the same masks for both, ", ratesText(subjects[0].rates.map((rate) => rate.rate)), ".",
      ),
      toggles(subjects),
    ),
    section("criteria", "What was agreed", "How far each figure fell from the live version to the candidate, and how far it may.", criteriaTable(criteria)),
    subjects[0].rates.length > 1 && section("curves", "As more goes missing", "The area is that under these curves, divided by their width.", metricCharts(subjects)),
    section("table", "The table", "", metricTable("Metrics by missing rate", subjects), metricFootnote(subjects)),
    evaluationProvenance(data, subjects),
  ].filter(Boolean);
}

/** Two versions of one model differ by what they are. */
function inRole(subject, role) {
  const model = { name: role, version: subject.model.version };
  return { ...subject, model, name: `${role} ${model.version}`, badge: () => badge(model, subject.look) };
}

function gateTitle(data) {
  const [live, candidate] = data.evaluations.map((evaluation) => evaluation.model.split(":"));
  return `${candidate[0]} ${candidate[1]} against ${live[1]}: ${data.gate.verdict}`;
}

function criteriaTable(criteria) {
  return table(
    "Figures that were agreed upon",
    [{ name: "Metric", text: true }, { name: "Of", text: true }, { name: "Live" }, { name: "Candidate" }, { name: "Fall" }, { name: "Tolerated" }, { name: "Verdict", text: true }],
    criteria.map((criterion) => ({
      heading: `${metricTitle(criterion.metric)} ${metricOf(criterion.metric).lowerIsBetter ? "↓" : "↑"}`,
      cells: [
        SCOPES[criterion.scope] ?? criterion.scope,
        fixed(criterion.live, 4),
        fixed(criterion.candidate, 4),
        signed(criterion.fall, 4),
        fixed(criterion.tolerance, 4),
        criterion.passed ? "holds" : strong("falls too far", true),
      ],
    })),
  );
}

show((data) => gateTitle(data), "gate.json", gateReport);
