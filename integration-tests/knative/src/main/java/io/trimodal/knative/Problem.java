package io.trimodal.knative;

/**
 * Something in a manifest that a cluster would refuse, ignore or serve badly.
 *
 * @param document kind and name, {@code Service/predict}
 * @param path of the field in the document, {@code spec.template.spec.containers[0].image}; empty for the document
 *     itself
 * @param expectation what should be there instead, as a sentence about the field
 */
public record Problem(String document, String path, String expectation) {
    @Override
    public String toString() {
        return document + (path.isEmpty() ? "" : " " + path) + ": " + expectation;
    }
}
