package io.trimodal.function.oip;

import java.util.List;

/** Names of the models that are served, as KServe's servers list them. */
public record ModelNames(List<String> models) {}
