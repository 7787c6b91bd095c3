package io.trimodal.function.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is wrong with one field.
 *
 * @param field JSON pointer (RFC 6901) into the request, or the name of a tensor where it holds tensors; empty for the
 *     request as a whole
 * @param detail completes a sentence whose subject is the field: what is wrong and what was expected
 */
@RegisterForReflection // problem details hold it as one of many things
public record FieldError(String field, String detail) {
    /** The whole sentence. */
    public String sentence() {
        return (field.isEmpty() ? "the request" : field) + " " + detail;
    }
}
