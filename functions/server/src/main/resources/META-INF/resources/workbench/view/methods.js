import { percent, fixed, listed, signed } from "../report.js";

/** The methods in the order in which they are offered: what the answer says of each, and what is to be said of it. */
export const METHODS = [
  { key: "integrated-gradients", name: "Integrated gradients", isSigned: true, values: (answer) => answer.integrated_gradients?.values, remark: residual },
  { key: "occlusion", name: "Occlusion", isSigned: true, values: (answer) => answer.occlusion?.values, remark: () => "How the score changes when each word, or a window of frames, is erased." },
  { key: "attention", name: "Attention", isSigned: false, values: (answer) => answer.attention?.rollout, remark: looks },
];

function residual({ integrated_gradients: { residual: rest, difference, points, converged } }) {
  const off = percent(Math.abs(rest / (difference || 1)));
  return converged
    ? `They add up to the score's difference of ${signed(difference)} from everything erased, within ${off}, in ${points} points.`
    : `After ${points} points they still miss ${off} of the score's difference of ${signed(difference)}.`;
}

function looks({ rank_correlations: correlations }) {
  const agreement = Object.entries(correlations ?? {}).filter(([, value]) => Number.isFinite(value)).map(([modality, value]) => `${fixed(value)} over ${modality}`);
  return `Where the model looks, which is no attribution.${agreement.length ? ` Rank correlation with occlusion: ${listed(agreement)}.` : ""}`;
}

/** What the receipts of a method say, if they were asked for. */
export function receiptText(answer, method) {
  const receipts = answer.receipts?.[method];
  if (!receipts?.length) return undefined;
  const said = receipts.map(({ modalities, deletion_beats_random: beats }) =>
    `over ${listed(modalities)} erasing the strongest first moves the score ${beats ? "faster" : "no faster"} than random orders`);
  return `Faithfulness: ${said.join("; ")}.`;
}
