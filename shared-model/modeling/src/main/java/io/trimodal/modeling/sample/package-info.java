/** Datasets as training takes them: samples of a feature file, and real sentences with simulated voices and faces. */
package io.trimodal.modeling.sample;
