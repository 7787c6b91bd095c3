/** What all methods have in common: units of an utterance, what is attributed to them, and how fine they are. */
package io.trimodal.explain.unit;
