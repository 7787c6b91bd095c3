package io.trimodal.benchmark.section;

/** The sections by the name that {@code --only} takes, in the order in which they run. */
public enum SectionName {
    MODELS(new ModelsSection(), true),
    TEXT(new TextSection(), true),
    JSON(new JsonSection(), true),
    EXPLAIN(new ExplainSection(), true),
    LOAD(new LoadSection(), true),
    HTTP(new HttpSection(), true),
    ROBUSTNESS(new RobustnessSection(), true),
    MEDIA(new MediaSection(), true),
    START(new StartSection(), false),
    THREADS(new ThreadsSection(), false),
    BATCHING(new BatchingSection(), false),
    FAIRNESS(new FairnessSection(), false),
    CUDA(new CudaSection(), false);

    private final Section section;
    private final boolean byDefault;

    SectionName(Section section, boolean byDefault) {
        this.section = section;
        this.byDefault = byDefault;
    }

    public Section section() {
        return section;
    }

    /** Whether it runs where none is named. */
    public boolean byDefault() {
        return byDefault;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
