/** Every number of an utterance's charts. */
function utteranceNumbers(entries) {
  return [...entries.map(ratesTable), coalitionsTable(entries)];
}

function ratesTable({ model, utterance }) {
  const estimated = utterance.rates.some((rate) => rate.completeness !== undefined);
  return table(
    `${model.name} ${model.version} by missing rate`,
    ["Missing rate", "Mean", "Standard deviation", "Lowest", "Highest", "Sign changed", "Class changed", ...(estimated ? ["Completeness"] : [])].map((name, i) => ({ name, text: i === 0 })),
    utterance.rates.map((rate) => ({
      heading: rateText(rate.rate),
      cells: [
        signed(rate.mean, 3),
        fixed(rate.standard_deviation, 3),
        signed(rate.minimum, 3),
        signed(rate.maximum, 3),
        percent(rate.sign_changed),
        percent(rate.class_changed),
        ...(estimated ? [fixed(rate.completeness, 3)] : []),
      ],
    })),
  );
}

function coalitionsTable(entries) {
  const estimating = entries.filter(({ utterance }) => utterance.coalitions.some((one) => one.completeness !== undefined));
  return table(
    "Score by modalities given",
    [{ name: "Given", text: true }, ...entries.map(({ model }) => ({ name: model.name })), ...estimating.map(({ model }) => ({ name: `completeness, ${model.name}` }))],
    entries[0].utterance.coalitions.map((coalition, c) => ({
      heading: coalitionName(coalition.given),
      cells: [
        ...entries.map(({ utterance }) => signed(utterance.coalitions[c].score, 3)),
        ...estimating.map(({ utterance }) => fixed(utterance.coalitions[c].completeness, 3)),
      ],
    })),
  );
}
