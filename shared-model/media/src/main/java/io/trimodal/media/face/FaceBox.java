package io.trimodal.media.face;

/** An upright rectangle in a picture, in pixels. */
public record FaceBox(float left, float top, float right, float bottom) {
    public float width() {
        return Math.max(0, right - left);
    }

    public float height() {
        return Math.max(0, bottom - top);
    }

    /** In square pixels. */
    public float area() {
        return width() * height();
    }

    float centreX() {
        return (left + right) / 2;
    }

    float centreY() {
        return (top + bottom) / 2;
    }

    /** What both cover, as a share of what any of them covers: 1 for equal boxes, 0 for boxes apart. */
    public float overlap(FaceBox other) {
        float wide = Math.min(right, other.right) - Math.max(left, other.left);
        float high = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (wide <= 0 || high <= 0) {
            return 0;
        }
        float both = wide * high;
        return both / (area() + other.area() - both);
    }
}
