/** What every file of OpenFace's FeatureExtraction has, whatever it was asked for. */
const NEEDED = ["frame", "timestamp", "confidence", "success"];
const SHOWN = 60;

/** The text of a file; spreadsheets write UTF-16, and say so in the first two bytes. */
export function decoded(bytes) {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * Whether a table is OpenFace's, by its header: {rows, columns}, or undefined if it is no table at all. What its values are is the server's
 * to say.
 *
 * @throws Error whose message completes "NAME …" if it is another table
 */
export function openFaceTable(name, text) {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() && !/^sep=/i.test(line));
  const header = lines[0] ?? "";
  const separator = [",", ";", "\t"].map((one) => ({ one, count: header.split(one).length })).sort((a, b) => b.count - a.count)[0];
  const columns = header.split(separator.one).map((column) => column.trim().replace(/^"|"$/g, "").toLowerCase());
  const missing = NEEDED.filter((needed) => !columns.includes(needed));
  if (missing.length === 0) return { rows: lines.length - 1, columns: columns.length };
  if (!/\.csv$/i.test(name)) return undefined;
  const pictures = columns.includes("face") && columns.includes("au01_r");
  throw new Error(`is a table, but not of OpenFace’s FeatureExtraction: it lacks ${missing.join(", ")}${pictures
    ? " (FaceLandmarkImg’s tables of single pictures have no time)"
    : ` (its first line is “${header.length > SHOWN ? `${header.slice(0, SHOWN)}…` : header}”)`}`);
}
