package io.trimodal.modeling.tensor;

/**
 * One dimension of a shape: {@code coefficient · symbol + constant}. A fixed dimension has coefficient 0. Linear forms
 * are all that the models need: {@code frames + 8} positions, {@code 58 · batch} rows of a flattened batch.
 */
public record Dim(String symbol, int coefficient, int constant) {
    public Dim {
        if (coefficient == 0) {
            symbol = "";
        }
    }

    public static Dim of(int constant) {
        return new Dim("", 0, constant);
    }

    public static Dim symbol(String name) {
        return new Dim(name, 1, 0);
    }

    public boolean isFixed() {
        return coefficient == 0;
    }

    /** The number, for a fixed dimension. */
    public int fixed() {
        if (!isFixed()) {
            throw new ShapeException("dimension " + this + " is not fixed");
        }
        return constant;
    }

    public boolean isOne() {
        return isFixed() && constant == 1;
    }

    public Dim plus(Dim other) {
        if (!isFixed() && !other.isFixed() && !symbol.equals(other.symbol)) {
            throw new ShapeException("cannot add dimensions " + this + " and " + other);
        }
        return new Dim(isFixed() ? other.symbol : symbol, coefficient + other.coefficient, constant + other.constant);
    }

    public Dim minus(Dim other) {
        return plus(new Dim(other.symbol, -other.coefficient, -other.constant));
    }

    public Dim times(Dim other) {
        if (!isFixed() && !other.isFixed()) {
            throw new ShapeException("cannot multiply dimensions " + this + " and " + other);
        }
        return isFixed()
                ? new Dim(other.symbol, other.coefficient * constant, other.constant * constant)
                : other.times(this);
    }

    @Override
    public String toString() {
        if (isFixed()) {
            return Integer.toString(constant);
        }
        String term = coefficient == 1 ? symbol : coefficient + "*" + symbol;
        return constant == 0 ? term : term + (constant > 0 ? "+" : "") + constant;
    }
}
