package io.trimodal.modeling.train;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/** Views that are made each time they are asked for, as those of a whole split may not fit into memory. */
final class LazyViews extends AbstractList<View> {
    private final List<Sample> samples;
    private final Function<Sample, View> view;

    private LazyViews(List<Sample> samples, Function<Sample, View> view) {
        this.samples = samples;
        this.view = view;
    }

    static List<View> of(List<Sample> samples, Function<Sample, View> view) {
        return new LazyViews(samples, view);
    }

    @Override
    public View get(int index) {
        return view.apply(samples.get(index));
    }

    @Override
    public int size() {
        return samples.size();
    }
}
