/** The shape in the header of an .npy file, such as [24, 33]; undefined where it is not readable. Only a hint for the reader of the page. */
export function npyShape(bytes) {
  const header = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  const numbers = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  return numbers?.split(",").map((number) => number.trim()).filter(Boolean).map(Number);
}
