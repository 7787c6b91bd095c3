/**
 * Simulated audio and vision for real sentences. No public trimodal data set may be redistributed, so the evidence that
 * the default models learn to read in voice and face is planted here, and where it was planted is recorded.
 */
package io.trimodal.modeling.simulate;
