/**
 * Corruption protocols: which positions of an utterance are erased at a missing rate, bit for bit as the published
 * evaluation erases them (MODEL-SPEC.md, section 3, "Missing-data protocol"), and what is put in their place.
 */
package io.trimodal.corruption;
