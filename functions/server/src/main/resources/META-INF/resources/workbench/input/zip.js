const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * Names in the directory of a ZIP archive, which is at its end (APPNOTE 4.3.12 and 4.3.16). What is in the entries is the server's to read.
 *
 * @param bytes Uint8Array
 * @throws Error if there is no such directory
 */
export function zipNames(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  while (end >= 0 && view.getUint32(end, true) !== END) {
    if (--end < bytes.length - END_LENGTH - LONGEST_COMMENT) break;
  }
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error("is no ZIP archive: its directory is missing");
  const names = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new Error("is a damaged ZIP archive");
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
