/** Timing in interleaved rounds, and the statistics of what was timed. Knows nothing of models. */
package io.trimodal.benchmark.measure;
