/** One run of the bench: its settings, the models that it measures, and what it says while it works. */
package io.trimodal.benchmark.run;
