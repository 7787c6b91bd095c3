/**
 * Simulated audio and vision for real sentences. No public trimodal data set may be redistributed, so evidence in voice
 * and face is planted here, and where it was planted is recorded. The default models of 1.0.0 learned from it.
 */
package io.trimodal.modeling.simulate;
