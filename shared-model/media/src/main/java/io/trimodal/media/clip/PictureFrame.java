package io.trimodal.media.clip;

/**
 * One picture of a clip, upright. The array is not copied.
 *
 * @param seconds when it is shown, from the clip's start
 * @param rgb uint8 {@code [height, width, 3]}
 */
public record PictureFrame(double seconds, int width, int height, byte[] rgb) {
    /** @throws IllegalArgumentException unless the array has that shape */
    public PictureFrame {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    rgb.length + " bytes for a picture of " + width + " × " + height + ", expected 3 a pixel");
        }
    }
}
