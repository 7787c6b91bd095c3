import { SAMPLE_RATE } from "../decode/wav.js";

/** Takes the samples of a microphone as they are, without a codec between. */
export class SoundCapture {
  #context;
  #blocks = [];
  #length = 0;
  #level = 0;

  /** @param onBegin told when the first samples come */
  static async start(stream, onBegin) {
    const capture = new SoundCapture();
    await capture.#open(stream, onBegin);
    return capture;
  }

  async #open(stream, onBegin) {
    const sound = new MediaStream(stream.getAudioTracks());
    let source;
    try {
      this.#context = new AudioContext({ sampleRate: SAMPLE_RATE });
      source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: sound });
    } catch {
      // some browsers do not resample a microphone; then it is done afterwards
      await this.#context?.close();
      this.#context = new AudioContext();
      source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: sound });
    }
    await this.#context.audioWorklet.addModule(new URL("./sound-worklet.js", import.meta.url));
    const node = new AudioWorkletNode(this.#context, "sound", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => {
      if (this.#length === 0) onBegin();
      this.#take(data);
    };
    source.connect(node);
    await this.#context.resume();
  }

  #take(samples) {
    this.#blocks.push(samples);
    this.#length += samples.length;
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    this.#level = Math.max(loudest, this.#level * 0.97);
  }

  /** The loudest of late, 0 to 1. */
  get level() {
    return this.#level;
  }

  async stop() {
    await this.#context.close();
    const samples = new Float32Array(this.#length);
    let at = 0;
    for (const block of this.#blocks) {
      samples.set(block, at);
      at += block.length;
    }
    this.#blocks = [];
    return { samples, rate: this.#context.sampleRate };
  }
}
