package io.trimodal.modeling.dataset;

import io.trimodal.binary.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** A dictionary of arrays and lists. */
final class PickleColumns implements Columns {
    /** Of strings of a fixed length in arrays. */
    private static final int MOST_TEXT = 256 << 20;

    private final SequencedMap<String, Object> values;
    private final SpillFile spill;

    PickleColumns(SequencedMap<String, Object> values, SpillFile spill) {
        this.values = values;
        this.spill = spill;
    }

    @Override
    public SequencedSet<String> keys() {
        return Collections.unmodifiableSequencedSet(values.sequencedKeySet());
    }

    @Override
    public Optional<Column> column(String key) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case PickledArray array -> Optional.of(array(array));
            case List<?> list -> Optional.of(new Column.Items(list));
            case Object[] tuple -> Optional.of(new Column.Items(List.of(tuple)));
            default -> throw new IllegalArgumentException("is neither an array nor a list");
        };
    }

    private Column array(PickledArray array) {
        PickledArray.State state = array.state();
        if (state == null) {
            throw new IllegalArgumentException("is an array without content");
        }
        NumpyType type = state.type()
                .element()
                .orElseThrow(() -> new IllegalArgumentException("is of the NumPy type "
                        + Printable.quoted(state.type().code()) + "; numbers, booleans and strings are read"));
        return switch (type) {
            case NumpyType.Number number
            when state.data() instanceof PickledBytes bytes ->
                new Column.Numbers(new RowArray(
                        state.shape(), number.format(), number.order(), state.fortranOrder(), bytes.inFile(spill)));
            case NumpyType.Text text
            when state.data() instanceof PickledBytes bytes ->
                new Column.Items(strings(text, state.shape(), bytes.inFile(spill)));
            case NumpyType.Python _ when state.data() instanceof List<?> list -> new Column.Items(objects(state, list));
            case NumpyType.Number _, NumpyType.Text _, NumpyType.Python _ ->
                throw new IllegalArgumentException("has content that does not fit its type");
        };
    }

    private static List<?> objects(PickledArray.State state, List<?> list) {
        long count = 1;
        for (int size : state.shape()) {
            count = count > list.size() ? count : count * size;
        }
        if (count != list.size()) {
            throw new IllegalArgumentException("has " + list.size() + " objects for a shape of others");
        }
        return list;
    }

    private static List<String> strings(NumpyType.Text type, int[] shape, FileBytes bytes) {
        if (shape.length != 1 || (long) shape[0] * type.bytes() != bytes.length() || bytes.length() > MOST_TEXT) {
            throw new IllegalArgumentException("has strings that are not one per utterance, or too many of them");
        }
        byte[] all = bytes.bytes(MOST_TEXT);
        List<String> strings = new ArrayList<>(shape[0]);
        for (int i = 0; i < shape[0]; i++) {
            strings.add(type.decode(all, i * type.bytes()));
        }
        return strings;
    }
}
