package io.trimodal.runtime;

/**
 * The device that was asked for cannot be used here: no GPU, no driver for it, or a build of ONNX Runtime without it.
 */
public final class DeviceUnavailableException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public DeviceUnavailableException(RuntimeOptions.Device device, Throwable cause) {
        super(
                "device " + device + " cannot be used: " + cause.getMessage()
                        + "; use the image with the GPU build of ONNX Runtime on a machine with a GPU, or the CPU",
                cause);
    }
}
