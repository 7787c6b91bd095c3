package io.trimodal.runtime;

import ai.onnxruntime.OrtException;

/** Sorts what goes wrong when a model is loaded onto a GPU. */
final class CudaErrors {
    private CudaErrors() {}

    /**
     * Whether the error may be the device's (missing provider, driver or memory: the CPU is worth trying) and not the
     * model's. Codes that both kinds of error share count as the device's, as loading on the CPU then brings the
     * model's to light.
     */
    static boolean deviceIsToBlame(OrtException error) {
        return switch (error.getCode()) {
            case ORT_EP_FAIL,
                    ORT_FAIL,
                    ORT_ENGINE_ERROR,
                    ORT_RUNTIME_EXCEPTION,
                    ORT_NOT_FOUND,
                    ORT_DEVICE_RESET,
                    ORT_JAVA_UNKNOWN -> true;
            case ORT_OK,
                    ORT_INVALID_ARGUMENT,
                    ORT_NO_SUCHFILE,
                    ORT_NO_MODEL,
                    ORT_INVALID_PROTOBUF,
                    ORT_MODEL_LOADED,
                    ORT_NOT_IMPLEMENTED,
                    ORT_INVALID_GRAPH,
                    ORT_MODEL_LOAD_CANCELED,
                    ORT_MODEL_REQUIRES_COMPILATION -> false;
        };
    }
}
