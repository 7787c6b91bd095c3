package io.trimodal.function.oip.infer;

/**
 * An output that a request asks for.
 *
 * @param encoding how it shall come
 */
public record RequestedOutput(String name, Encoding encoding) {
    /** How an output is written. */
    public enum Encoding {
        /** In the JSON document, or in gRPC's typed contents. */
        DOCUMENT,
        /** In the binary layout. */
        BINARY,
        /** As the request asks for all. */
        AS_REQUEST
    }
}
