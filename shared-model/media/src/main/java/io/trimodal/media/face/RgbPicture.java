package io.trimodal.media.face;

/**
 * A picture. Places in it are in pixels, from (0, 0) at the top left corner of the first pixel. The array is not
 * copied.
 *
 * @param rgb uint8 {@code [height, width, 3]}
 */
public record RgbPicture(int width, int height, byte[] rgb) {
    /** @throws IllegalArgumentException unless it has pixels, and three bytes for each */
    public RgbPicture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels does not have "
                    + rgb.length + " bytes; expected 3 a pixel");
        }
    }
}
