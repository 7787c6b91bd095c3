/** From here and up to here Java writes numbers without an exponent (Float.toString, Double.toString). */
const LEAST = 1e-3;
const MOST = 1e7;

/** A number as the command line writes it, which is Java: 3 is 3.0, 0.00001 is 1.0E-5. */
export function javaNumber(value) {
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  if (size >= LEAST && size < MOST) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** With two decimals and its sign, halves away from zero, as Java's %+.2f. */
export function javaSigned(value) {
  const rounded = Number(`${Math.round(Number(`${Math.abs(value)}e2`))}e-2`).toFixed(2);
  return (value < 0 || Object.is(value, -0) ? "-" : "+") + rounded;
}
