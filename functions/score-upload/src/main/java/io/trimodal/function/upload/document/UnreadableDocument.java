package io.trimodal.function.upload.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.trimodal.function.failure.ProblemDocument;

/** The error object of an upload that cannot be scored: problem details (RFC 9457) under {@code problem}. */
@RegisterForReflection(targets = {UnreadableDocument.class, ProblemDocument.class})
public record UnreadableDocument(Source source, ProblemDocument problem) {}
