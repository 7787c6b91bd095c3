package io.trimodal.structure.planted;

import ai.onnxruntime.OnnxTensor;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.OptionalInt;

/** Breaks every rule of packages but that of circles, which its neighbours break. */
@SuppressWarnings("UnusedVariable")
public final class Planted {
    private final Optional<String> words = Optional.empty();
    private final OptionalInt frames = OptionalInt.empty();

    abstract static class Tensors {
        abstract OnnxTensor tensor();
    }

    abstract static class Answers {
        abstract HttpServerResponse answer();
    }
}
