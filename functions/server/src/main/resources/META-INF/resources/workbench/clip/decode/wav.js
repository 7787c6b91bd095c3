const HEADER = 44;
export const SAMPLE_RATE = 16000;

/** A waveform as WAV, 16 bits. @param samples Float32Array, mono, 16 kHz, -1 to 1 */
export function wav(samples) {
  const header = new DataView(new ArrayBuffer(HEADER));
  const text = (at, characters) => [...characters].forEach((one, i) => header.setUint8(at + i, one.charCodeAt(0)));
  const size = samples.length * 2;
  text(0, "RIFF");
  header.setUint32(4, HEADER - 8 + size, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true); // PCM
  header.setUint16(22, 1, true); // channels
  header.setUint32(24, SAMPLE_RATE, true);
  header.setUint32(28, SAMPLE_RATE * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, size, true);
  const values = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
  return new Blob([header, values], { type: "audio/wav" });
}

/** How long the file will be. */
export function wavBytes(seconds) {
  return HEADER + Math.round(seconds * SAMPLE_RATE) * 2;
}
