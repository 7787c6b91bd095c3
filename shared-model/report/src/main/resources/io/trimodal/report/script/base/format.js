const MINUS = "\u2212";
const ABSENT = "\u2013";

/** A number with a fixed count of decimals; a dash where there is none. */
function fixed(value, decimals = 2) {
  if (value === null || value === undefined) return ABSENT;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** The same with its sign, as scores are written. */
function signed(value, decimals = 2) {
  const text = fixed(value, decimals);
  return value > 0 && Number(text) !== 0 ? "+" + text : text;
}

/** A share as whole percents. */
function percent(share) {
  if (share === null || share === undefined) return ABSENT;
  const value = share * 100;
  // What is not all or nothing must not read as if it were.
  const whole = value > 99 && value < 100 ? 99 : value > 0 && value < 1 ? 1 : Math.round(value);
  return `${whole}\u00a0%`;
}

/** A missing rate as short as it is exact. */
function rateText(rate) {
  return String(Number(rate.toFixed(4)));
}

function count(number, singular, plural = singular + "s") {
  return `${number.toLocaleString("en")} ${number === 1 ? singular : plural}`;
}

/** "a, b and c". */
function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function duration(milliseconds) {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
