/** {@code ./trimodal bench}: what is served, against named baselines, in one run on one machine. */
package io.trimodal.benchmark;
