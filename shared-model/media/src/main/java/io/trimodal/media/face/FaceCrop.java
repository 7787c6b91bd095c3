package io.trimodal.media.face;

/**
 * A face cut out of a picture.
 *
 * @param place where it lies in the picture
 * @param planes {@code [3, side, side]} in [0, 1]
 */
public record FaceCrop(SquareCrop place, float[] planes) {}
