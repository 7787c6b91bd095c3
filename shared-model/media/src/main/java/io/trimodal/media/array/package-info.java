/** Waveforms and picture frames in NumPy's files, for callers that decode themselves, as browsers do. */
package io.trimodal.media.array;
