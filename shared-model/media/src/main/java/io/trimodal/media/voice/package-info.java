/** The voice front end: waveform to audio features. */
package io.trimodal.media.voice;
