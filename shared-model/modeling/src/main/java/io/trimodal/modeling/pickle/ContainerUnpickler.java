package io.trimodal.modeling.pickle;

import io.trimodal.binary.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;

/**
 * Razorvine's unpickler with dictionaries and lists of its own: insertion-ordered, each key once, filled in linear
 * time, keys only strings and integers (so that hashing never descends). Those and the instructions that move plain
 * values are the same for every reader; what else one takes, and what may be called, its subclass decides.
 */
public abstract class ContainerUnpickler extends Unpickler {
    /** The failure to throw for a pickle that does what no honest writer does. */
    protected abstract RuntimeException hostile(String reason);

    /**
     * Does an instruction that is neither of containers nor of plain values, or throws what says that there is no such
     * instruction here.
     */
    protected abstract void dispatchFurther(short key) throws IOException;

    /** What a call of something that was named comes to. @throws RuntimeException if it may not be called so */
    protected abstract Object call(Object callable, Object[] arguments);

    @Override
    protected Object dispatch(short key) throws IOException {
        switch (key) {
            case Opcodes.REDUCE -> reduce();
            case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
            case Opcodes.SETITEM -> setItem();
            case Opcodes.SETITEMS -> setItems();
            case Opcodes.APPEND -> append();
            case Opcodes.APPENDS -> appends();
            case Opcodes.MARK,
                    Opcodes.STOP,
                    Opcodes.NONE,
                    Opcodes.NEWTRUE,
                    Opcodes.NEWFALSE,
                    Opcodes.BININT,
                    Opcodes.BININT1,
                    Opcodes.BININT2,
                    Opcodes.LONG1,
                    Opcodes.BINFLOAT,
                    Opcodes.EMPTY_TUPLE,
                    Opcodes.TUPLE,
                    Opcodes.TUPLE1,
                    Opcodes.TUPLE2,
                    Opcodes.TUPLE3,
                    Opcodes.EMPTY_LIST,
                    Opcodes.BINPUT,
                    Opcodes.LONG_BINPUT,
                    Opcodes.BINGET,
                    Opcodes.LONG_BINGET -> {
                return byLibrary(key);
            }
            default -> dispatchFurther(key);
        }
        return NO_RETURN_VALUE;
    }

    /** For instructions that neither name nor call anything. */
    protected final Object byLibrary(short key) throws IOException {
        return super.dispatch(key);
    }

    private void reduce() {
        Object arguments = stack.pop();
        Object callable = stack.pop();
        if (!(arguments instanceof Object[] values)) {
            throw notCallable();
        }
        stack.add(call(callable, values));
    }

    protected final RuntimeException notCallable() {
        return hostile("calls something that is not a function of the list");
    }

    private void setItem() {
        Object value = stack.pop();
        put(stack.pop(), value);
    }

    /** The library's own version loses the order of the items, and with it the order of the parameters. */
    private void setItems() {
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

    private void append() {
        appendAll(Collections.singletonList(stack.pop()));
    }

    private void appends() {
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
