/**
 * Scores copies of an utterance with something erased: what robustness checks, explanations and evaluation have in
 * common. Texts are encoded once, modalities embedded once, copies fused once, in batches of fixed size, so that the
 * same request gives the same numbers, bit for bit, whatever the number of threads.
 */
package io.trimodal.erasure;
