/**
 * The models that are measured: as they are served, and as one plain graph; their inputs, and the arithmetic in them.
 */
package io.trimodal.benchmark.model;
