package io.trimodal.modeling.pickle;

import io.trimodal.binary.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Unpickler;

/**
 * Razorvine's unpickler with dictionaries and lists of its own: insertion-ordered, each key once, filled in linear
 * time, keys only strings and integers (so that hashing never descends). Which instructions a reader takes, and what
 * may be called, its subclass decides.
 */
public abstract class ContainerUnpickler extends Unpickler {
    /** The failure to throw for a pickle that does what no honest writer does. */
    protected abstract RuntimeException hostile(String reason);

    protected final void emptyDictionary() {
        stack.add(new LinkedHashMap<>());
    }

    protected final void setItem() {
        Object value = stack.pop();
        put(stack.pop(), value);
    }

    /** The library's own version loses the order of the items, and with it the order of the parameters. */
    protected final void setItems() {
        List<Object> items = stack.pop_all_since_marker();
        if (items.size() % 2 != 0) {
            throw hostile("sets a key without a value");
        }
        for (int i = 0; i < items.size(); i += 2) {
            put(items.get(i), items.get(i + 1));
        }
    }

    @SuppressWarnings("unchecked") // every map of this reader is one of its own
    private void put(Object key, Object value) {
        if (!(stack.peek() instanceof Map<?, ?> map)) {
            throw hostile("sets an item of something that is not a dictionary");
        }
        if (!(key instanceof String || key instanceof Integer || key instanceof Long)) {
            throw hostile("has a dictionary key that is neither a string nor an integer");
        }
        if (map.containsKey(key)) {
            throw hostile("has the key " + Printable.quoted(key.toString()) + " twice in one dictionary");
        }
        ((Map<Object, Object>) map).put(key, value);
    }

    protected final void append() {
        appendAll(Collections.singletonList(stack.pop()));
    }

    protected final void appends() {
        appendAll(stack.pop_all_since_marker());
    }

    /** The library's own version trims the list each time: quadratic in the length of a hostile pickle. */
    @SuppressWarnings("unchecked") // every list of this reader is one of the library's ArrayList<Object>
    private void appendAll(List<Object> values) {
        if (!(stack.peek() instanceof ArrayList<?> list)) {
            throw hostile("appends to something that is not a list");
        }
        ((ArrayList<Object>) list).addAll(values);
    }

    protected final long integer(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw hostile("has something else where an integer belongs");
        };
    }
}
