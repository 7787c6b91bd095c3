package io.trimodal.function.oip;

import java.util.List;

/** What the protocol says of the server. */
public record ServerMetadata(String name, String version, List<String> extensions) {}
