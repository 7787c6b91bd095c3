package io.trimodal.knative;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one document. Not thread-safe. */
final class Findings {
    private final String document;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String document) {
        this.document = document;
    }

    void add(Field field, String expectation) {
        add(field.path(), expectation);
    }

    void add(String path, String expectation) {
        problems.add(new Problem(document, path, expectation));
    }

    /** Adds a problem unless the condition holds. */
    void expect(boolean condition, Field field, String expectation) {
        if (!condition) {
            add(field, expectation);
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
