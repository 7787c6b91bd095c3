/** Hands on what the microphone gives, the mean of its channels, in the blocks in which it comes. */
registerProcessor("sound", class extends AudioWorkletProcessor {
  process([input]) {
    if (input.length > 0) {
      const samples = input[0].slice();
      for (let channel = 1; channel < input.length; channel++) {
        for (let i = 0; i < samples.length; i++) samples[i] += (input[channel][i] - samples[i]) / (channel + 1);
      }
      this.port.postMessage(samples, [samples.buffer]);
    }
    return true;
  }
});
