package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A place in the authors' module tree: it names parameters as their state_dict does
 * ({@code proj_l.1.encoder.layers.0}), and remembers how each starts.
 */
public final class Scope {
    private final Expressions expressions;
    private final String prefix;
    private final SequencedMap<String, Initial> initials;

    public Scope(Expressions expressions) {
        this(expressions, "", new LinkedHashMap<>());
    }

    private Scope(Expressions expressions, String prefix, SequencedMap<String, Initial> initials) {
        this.expressions = expressions;
        this.prefix = prefix;
        this.initials = initials;
    }

    public Expressions expressions() {
        return expressions;
    }

    /** The scope of a child module. */
    public Scope at(Object... path) {
        StringBuilder child = new StringBuilder(prefix);
        for (Object part : path) {
            child.append(part).append('.');
        }
        return new Scope(expressions, child.toString(), initials);
    }

    public Value parameter(String name, Initial initial, int... shape) {
        initials.put(prefix + name, initial);
        return expressions.parameter(prefix + name, shape);
    }

    /** How each parameter starts, by full name, in the order of first use. */
    public SequencedMap<String, Initial> initials() {
        return Collections.unmodifiableSequencedMap(initials);
    }
}
