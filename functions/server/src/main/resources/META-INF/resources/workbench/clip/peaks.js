const BUCKETS = 2400;

/** The loudest sample of each of many equal spans, for a picture of the waveform: Float32Array, 0 to 1. */
export function peaks(samples) {
  const count = Math.max(1, Math.min(BUCKETS, samples.length));
  const highest = new Float32Array(count);
  for (let i = 0; i < samples.length; i++) {
    const bucket = Math.floor((i * count) / samples.length);
    const loud = Math.abs(samples[i]);
    if (loud > highest[bucket]) highest[bucket] = loud;
  }
  return highest;
}
