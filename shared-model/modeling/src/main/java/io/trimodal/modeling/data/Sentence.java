package io.trimodal.modeling.data;

/**
 * One labelled sentence.
 *
 * @param row line of the file's records, from 1; part of the sample's id
 * @param split train, valid or test
 * @param label as in the file
 */
public record Sentence(int row, String text, Split split, float label) {
    /** The parts of a data set. */
    public enum Split {
        TRAIN,
        VALID,
        TEST
    }
}
