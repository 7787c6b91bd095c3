package io.trimodal.modeling.verify;

/**
 * How far one of our quantities is from the published code's.
 *
 * @param relative for a tensor the largest absolute difference, of elements and of the L2 norm per element, over the
 *     root mean square of the published tensor; for what is no tensor, what its check says
 * @param limit what the difference may be
 */
public record Difference(String quantity, double relative, double limit) {
    public boolean within() {
        return relative <= limit;
    }
}
