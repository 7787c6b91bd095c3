package io.trimodal.modeling.cli;

import java.util.function.DoublePredicate;
import picocli.CommandLine.ITypeConverter;

/** Numbers as options take them. Of one that is none of them it is said what was expected; picocli names the option. */
final class Numbers {
    private Numbers() {}

    /** With a class for each range, as picocli makes a converter of its class alone. */
    private abstract static class Whole implements ITypeConverter<Integer> {
        private final int least;
        private final int most;

        Whole(int least, int most) {
            this.least = least;
            this.most = most;
        }

        @Override
        public Integer convert(String text) {
            int value = Conventions.number(text, Integer::valueOf, "a whole number");
            if (value >= least && value <= most) {
                return value;
            }
            String range = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
            throw Conventions.refused("a whole number " + range, text);
        }
    }

    private abstract static class Real implements ITypeConverter<Double> {
        private final DoublePredicate taken;
        private final String expected;

        /** @param taken false for NaN */
        Real(DoublePredicate taken, String expected) {
            this.taken = taken;
            this.expected = expected;
        }

        @Override
        public Double convert(String text) {
            double value = Conventions.number(text, Double::valueOf, "a number");
            if (taken.test(value)) {
                return value;
            }
            throw Conventions.refused(expected, text);
        }
    }

    /** How many, where none is too few. */
    static final class Positive extends Whole {
        Positive() {
            super(1, Integer.MAX_VALUE);
        }
    }

    /** How many. */
    static final class NotNegative extends Whole {
        NotNegative() {
            super(0, Integer.MAX_VALUE);
        }
    }

    /** Random orders that a ranking is compared with. */
    static final class Orders extends Whole {
        Orders() {
            super(2, 100);
        }
    }

    /** Of all, such as half. */
    static final class Share extends Real {
        Share() {
            super(value -> value >= 0 && value <= 1, "a share from 0 to 1");
        }
    }

    /** What a step leaves in place, of which it must change something. */
    static final class ShareBelowOne extends Real {
        ShareBelowOne() {
            super(value -> value >= 0 && value < 1, "a number from 0 to less than 1");
        }
    }

    /** By which something is multiplied again and again. */
    static final class Factor extends Real {
        Factor() {
            super(value -> value > 0 && value <= 1, "a number above 0 and at most 1");
        }
    }

    /** Of learning. */
    static final class Rate extends Real {
        Rate() {
            super(value -> value > 0 && value < 1, "a number between 0 and 1");
        }
    }
}
