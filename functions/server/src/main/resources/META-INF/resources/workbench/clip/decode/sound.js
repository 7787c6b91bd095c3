import { SAMPLE_RATE } from "./wav.js";

/** The browser takes a file as a whole, and gives its sound as a whole: 4 bytes a sample and channel. */
const MOST_BYTES = 1 << 29;
const MOST_SECONDS = 7200;

/**
 * The sound of a recording as the browser decodes it: mono, 16 kHz; undefined where there is none that it can decode.
 *
 * @param seconds its length, as far as it is known
 * @throws Error for one that would take too much memory
 */
export async function decodedSound(file, seconds, signal) {
  if (file.size > MOST_BYTES || seconds > MOST_SECONDS) {
    throw new Error("It is too long to be decoded in a browser. Send the recording itself, or use ./trimodal predict.");
  }
  const bytes = await file.arrayBuffer();
  signal?.throwIfAborted();
  let buffer;
  try {
    buffer = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(bytes);
  } catch {
    buffer = undefined; // no sound, or none that this browser knows
  }
  signal?.throwIfAborted();
  return buffer && mono(buffer);
}

/** The mean of all channels, as the server hears them. */
function mono(buffer) {
  const samples = buffer.getChannelData(0);
  const channels = buffer.numberOfChannels;
  for (let channel = 1; channel < channels; channel++) {
    const other = buffer.getChannelData(channel);
    for (let i = 0; i < samples.length; i++) samples[i] += other[i];
  }
  if (channels > 1) for (let i = 0; i < samples.length; i++) samples[i] /= channels;
  return samples;
}

/** A waveform of any rate as one of 16 kHz. */
export async function resampled(samples, rate) {
  if (rate === SAMPLE_RATE || samples.length === 0) return samples;
  const context = new OfflineAudioContext(1, Math.ceil((samples.length * SAMPLE_RATE) / rate), SAMPLE_RATE);
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: rate, numberOfChannels: 1 });
  buffer.copyToChannel(samples, 0);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}
