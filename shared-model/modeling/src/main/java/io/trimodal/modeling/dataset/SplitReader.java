package io.trimodal.modeling.dataset;

import io.trimodal.feature.Modality;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes typed columns of a split's, and says which is wrong. */
final class SplitReader {
    private final Path file;
    private final String split;
    private final Columns columns;

    SplitReader(Path file, String split, Columns columns) {
        this.file = file;
        this.split = split;
        this.columns = columns;
    }

    float[] labels() {
        String key = columns.keys().contains(Keys.LABELS) ? Keys.LABELS : Keys.OTHER_LABELS;
        Column column = column(key)
                .orElseThrow(() -> new InvalidDatasetException(
                        file,
                        split + " has no " + Keys.LABELS + " but "
                                + columns.keys().stream().limit(20).toList()));
        double[] values = numbers(key, column);
        float[] labels = new float[values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (float) values[i];
            if (!Float.isFinite(labels[i])) {
                throw wrong(key, "has " + values[i] + " for utterance " + i + "; every label must be a finite number");
            }
        }
        if (labels.length == 0) {
            throw wrong(key, "holds no utterance");
        }
        return labels;
    }

    Optional<List<String>> strings(String key, int rows) {
        return column(key).map(column -> {
            requireRows(key, column, rows);
            return switch (column) {
                case Column.Items(List<?> values) -> {
                    List<String> strings = new ArrayList<>(rows);
                    for (Object value : values) {
                        if (!(value instanceof String || value instanceof Number)) {
                            throw wrong(key, "has something else than a string for utterance " + strings.size());
                        }
                        strings.add(value.toString());
                    }
                    yield strings;
                }
                case Column.Numbers _ -> {
                    List<String> strings = new ArrayList<>(rows);
                    for (double value : numbers(key, column)) {
                        strings.add(Long.toString((long) value));
                    }
                    yield strings;
                }
            };
        });
    }

    Optional<TokenColumn> tokens(int rows) {
        return column(Keys.TEXT_BERT).map(column -> {
            RowArray array = array(Keys.TEXT_BERT, column, rows);
            if (array.shape()[1] != 3) {
                throw wrong(
                        Keys.TEXT_BERT, "must have the shape [N, 3, tokens], not " + Arrays.toString(array.shape()));
            }
            return new TokenColumn(array);
        });
    }

    Optional<FeatureColumn> features(Modality modality, int rows) {
        String key = Keys.features(modality);
        return column(key).map(column -> {
            RowArray array = array(key, column, rows);
            return new FeatureColumn(modality, array, lengths(modality, rows, array.shape()[1]));
        });
    }

    /** Longer ones are cut to the frames that there are, as nothing is there to be kept; the report says so. */
    private FrameLengths lengths(Modality modality, int rows, int frames) {
        String key = Keys.lengths(modality);
        Optional<FrameLengths> stated = column(key).map(column -> {
            requireRows(key, column, rows);
            double[] values = numbers(key, column);
            for (int i = 0; i < rows; i++) {
                if (!(values[i] >= 0) || values[i] != Math.rint(values[i])) {
                    throw wrong(
                            key, "has " + values[i] + " for utterance " + i + "; a length is a whole number from 0");
                }
            }
            return FrameLengths.of(values, frames);
        });
        return stated.orElseGet(FrameLengths.Unstated::new);
    }

    private RowArray array(String key, Column column, int rows) {
        requireRows(key, column, rows);
        if (!(column instanceof Column.Numbers(RowArray array)) || array.shape().length != 3) {
            throw wrong(key, "must be an array [N, frames, values], not " + column.objection());
        }
        if (array.rowElements() == 0) {
            throw wrong(key, "has no values: its shape is " + Arrays.toString(array.shape()));
        }
        return array;
    }

    private double[] numbers(String key, Column column) {
        return switch (column) {
            case Column.Numbers(RowArray array)
            when array.rowElements() == 1 -> {
                float[] values = array.floats(0, array.rows());
                double[] wide = new double[values.length];
                Arrays.setAll(wide, i -> values[i]);
                yield wide;
            }
            case Column.Numbers(RowArray array) ->
                throw wrong(key, "must have one number per utterance, not the shape " + Arrays.toString(array.shape()));
            case Column.Items(List<?> values) -> {
                double[] numbers = new double[values.size()];
                for (int i = 0; i < numbers.length; i++) {
                    if (!(values.get(i) instanceof Number number)) {
                        throw wrong(
                                key,
                                "has something else than a number for utterance " + i
                                        + Column.inBrackets(values.get(i)));
                    }
                    numbers[i] = number.doubleValue();
                }
                yield numbers;
            }
        };
    }

    private void requireRows(String key, Column column, int rows) {
        if (column.rows() != rows) {
            throw wrong(key, "has " + column.rows() + " utterances, the labels " + rows);
        }
    }

    private Optional<Column> column(String key) {
        try {
            return columns.column(key);
        } catch (IllegalArgumentException e) {
            throw new InvalidDatasetException(file, split + "/" + key + " " + e.getMessage(), e);
        }
    }

    private InvalidDatasetException wrong(String key, String reason) {
        return new InvalidDatasetException(file, split + "/" + key + " " + reason);
    }
}
