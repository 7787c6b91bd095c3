/** Modalities, features and utterances: what a model is given. */
package io.trimodal.feature;
