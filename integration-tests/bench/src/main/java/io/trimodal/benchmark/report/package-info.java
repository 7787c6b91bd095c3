/** Tables of what was measured, as text and as JSON. */
package io.trimodal.benchmark.report;
