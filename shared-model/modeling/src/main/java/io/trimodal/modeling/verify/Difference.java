package io.trimodal.modeling.verify;

/**
 * How far one of our tensors is from the published code's.
 *
 * @param relative largest absolute difference, of elements and of the L2 norm per element, over the root mean square of the published
 *     tensor
 * @param limit what the difference may be
 */
public record Difference(String quantity, double relative, double limit) {
    public boolean within() {
        return relative <= limit;
    }
}
