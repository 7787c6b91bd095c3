/** Pictures per second, the best first: the models' contracts have 5. */
const RATES = [5, 2.5, 1];
/** The longer side in pixels: more shows the front end no more of a face, less shows it too little. */
const LONGEST_SIDE = 320;
const SHORTEST_SIDE = 128;
const STEP = 16;
const CHANNELS = 3;
/** What stands before the numbers of an .npy file. */
export const NPY_HEADER = 128;

/**
 * How pictures are made to fit: {rate, count, width, height, bytes}, as many and as large as a call may carry;
 * undefined where even few and small ones are too much.
 *
 * @param seconds of the clip
 * @param size {width, height} of its pictures
 * @param most bytes
 */
export function picturePlan(seconds, size, most) {
  const longest = Math.min(LONGEST_SIDE, Math.max(size.width, size.height));
  for (const rate of RATES) {
    const count = Math.max(1, Math.ceil(seconds * rate - 1e-6));
    for (let side = longest; side >= Math.min(longest, SHORTEST_SIDE); side -= STEP) {
      const { width, height } = within(size, side);
      const bytes = NPY_HEADER + count * width * height * CHANNELS;
      if (bytes <= most) return { rate, count, width, height, bytes };
    }
  }
  return undefined;
}

function within({ width, height }, side) {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
