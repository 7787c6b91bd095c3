package io.trimodal.modeling.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Missing rates of a command line, such as {@code 0,0.5} or {@code 0,0.1,...,0.9}. */
final class MissingRates implements ITypeConverter<MissingRates> {
    private static final int MOST = 1000;

    private final List<Double> values;

    /** For picocli, which makes the converter this way. */
    MissingRates() {
        this(List.of());
    }

    MissingRates(List<Double> values) {
        this.values = List.copyOf(values);
    }

    List<Double> values() {
        return values;
    }

    @Override
    public MissingRates convert(String text) {
        List<BigDecimal> rates = new ArrayList<>();
        boolean going = false;
        for (String part : text.split(",")) {
            if (part.strip().equals("...") || part.strip().equals("…")) {
                going = true;
                continue;
            }
            BigDecimal rate = number(part);
            if (going) {
                goOn(rates, rate);
            } else {
                rates.add(rate);
            }
            going = false;
        }
        if (going) {
            throw new TypeConversionException("'" + text + "' does not say where ... ends");
        }
        return new MissingRates(rates.stream().map(BigDecimal::doubleValue).toList());
    }

    /** In decimals, so that 0.3 is 0.3. */
    private static void goOn(List<BigDecimal> rates, BigDecimal last) {
        if (rates.size() < 2) {
            throw new TypeConversionException("'...' needs two rates before it");
        }
        BigDecimal step = rates.getLast().subtract(rates.get(rates.size() - 2));
        if (step.signum() <= 0) {
            throw new TypeConversionException("'...' needs two rising rates before it");
        }
        while (rates.getLast().compareTo(last) < 0) {
            if (rates.size() >= MOST) {
                throw new TypeConversionException("'...' stands for more than " + MOST + " rates");
            }
            rates.add(rates.getLast().add(step));
        }
        if (rates.getLast().compareTo(last) != 0) {
            throw new TypeConversionException("'...' does not meet " + last);
        }
    }

    private static BigDecimal number(String part) {
        try {
            return new BigDecimal(part.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + part + "' is no number");
        }
    }
}
