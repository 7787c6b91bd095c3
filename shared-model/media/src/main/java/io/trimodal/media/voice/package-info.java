/** The voice front end: waveform to audio features, and where somebody speaks. */
package io.trimodal.media.voice;
