package io.trimodal.knative;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The annotations of the autoscaler. Knative ignores those that it does not know without a word, so a mistyped
 * {@code min-scale} is noticed when the bill or the cold starts are.
 *
 * @see <a href="https://knative.dev/docs/serving/autoscaling/">Autoscaling</a>
 */
final class AutoscalingRules {
    static final String PREFIX = "autoscaling.knative.dev/";

    private static final String CONCURRENCY = "concurrency";
    private static final String KPA = "kpa." + PREFIX.substring(0, PREFIX.length() - 1);
    private static final String HPA = "hpa." + PREFIX.substring(0, PREFIX.length() - 1);
    private static final Map<String, Set<String>> METRICS =
            Map.of(KPA, Set.of(CONCURRENCY, "rps"), HPA, Set.of("cpu", "memory"));
    private static final Set<String> KNOWN = Set.of(
            "class",
            "metric",
            "target",
            "target-utilization-percentage",
            "min-scale",
            "max-scale",
            "initial-scale",
            "activation-scale",
            "scale-down-delay",
            "scale-to-zero-pod-retention-period",
            "window",
            "target-burst-capacity",
            "panic-window-percentage",
            "panic-threshold-percentage");
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(6);

    private final Field annotations;
    private final Findings findings;

    private AutoscalingRules(Field annotations, Findings findings) {
        this.annotations = annotations;
        this.findings = findings;
    }

    /** @param template of a Service */
    static void check(Field template, Findings findings) {
        AutoscalingRules rules = new AutoscalingRules(template.at("metadata", "annotations"), findings);
        rules.known();
        rules.classAndMetric();
        rules.numbers();
        rules.scales();
        rules.durations();
        rules.target(template.at("spec", "containerConcurrency"));
    }

    private Field annotation(String name) {
        return annotations.at(PREFIX + name);
    }

    private void known() {
        for (String key : annotations.names()) {
            if (key.startsWith(PREFIX) && !KNOWN.contains(key.substring(PREFIX.length()))) {
                findings.add(annotations.at(key), "is ignored by Knative: it is none of " + sorted());
            }
        }
    }

    private static String sorted() {
        return String.join(", ", KNOWN.stream().sorted().toList());
    }

    private void classAndMetric() {
        Field type = annotation("class");
        if (type.present() && !METRICS.containsKey(type.text())) {
            findings.add(type, "must be " + KPA + " or " + HPA);
            return;
        }
        Set<String> metrics = METRICS.get(type.present() ? type.text() : KPA);
        Field metric = annotation("metric");
        if (metric.present()) {
            findings.expect(
                    metrics.contains(metric.text()),
                    metric,
                    "must be one of " + metrics.stream().sorted().toList() + " for this class of autoscaler");
        }
    }

    private void numbers() {
        between("target", "0.01", "1000000");
        between("target-utilization-percentage", "1", "100");
        between("panic-window-percentage", "1", "100");
        between("panic-threshold-percentage", "110", "1000");
        if (!annotation("target-burst-capacity").text().equals("-1")) {
            between("target-burst-capacity", "0", "1000000");
        }
    }

    private void between(String name, String least, String most) {
        Field field = annotation(name);
        if (field.present()) {
            findings.expect(
                    number(field)
                            .filter(n ->
                                    n.compareTo(new BigDecimal(least)) >= 0 && n.compareTo(new BigDecimal(most)) <= 0)
                            .isPresent(),
                    field,
                    "must be a number from " + least + " to " + most);
        }
    }

    private static Optional<BigDecimal> number(Field field) {
        try {
            return field.present() ? Optional.of(new BigDecimal(field.text())) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void scales() {
        long least = scale("min-scale", 0);
        long most = scale("max-scale", 1);
        long first = scale("initial-scale", 1);
        long woken = scale("activation-scale", 2);
        Field max = annotation("max-scale");
        findings.expect(max.present(), max, "must be given: without it the number of pods has no bound");
        if (most > 0) {
            findings.expect(least <= most, annotation("min-scale"), "must be at most max-scale, " + most);
            findings.expect(first <= most, annotation("initial-scale"), "must be at most max-scale, " + most);
            findings.expect(woken <= most, annotation("activation-scale"), "must be at most max-scale, " + most);
        }
        findings.expect(
                woken == 0 || least <= woken || (most > 0 && least > most),
                annotation("activation-scale"),
                "must be at least min-scale, " + least);
    }

    /** @return 0 where there is none */
    private long scale(String name, long least) {
        Field field = annotation(name);
        OptionalLong scale = field.whole();
        findings.expect(
                !field.present() || (scale.orElse(-1) >= least && scale.orElse(-1) <= Integer.MAX_VALUE),
                field,
                "must be a whole number of at least " + least);
        return Math.max(0, scale.orElse(0));
    }

    private void durations() {
        Durations.between(annotation("window"), SHORTEST_WINDOW, LONGEST, findings);
        Durations.between(annotation("scale-down-delay"), Duration.ZERO, LONGEST, findings);
        Durations.between(annotation("scale-to-zero-pod-retention-period"), Duration.ZERO, LONGEST, findings);
    }

    /** Where requests are counted that are under way, a pod's share of them and its limit belong together. */
    private void target(Field limit) {
        Field metric = annotation("metric");
        boolean counts = (!metric.present() || metric.text().equals(CONCURRENCY))
                && !annotation("class").text().equals(HPA);
        long most = limit.whole().orElse(0);
        Field target = annotation("target");
        if (!counts) {
            return;
        }
        findings.expect(
                target.present() || most > 0,
                target,
                "must be given, or spec.template.spec.containerConcurrency: the default is 100 requests under way");
        if (most > 0 && number(target).isPresent()) {
            findings.expect(
                    number(target).get().compareTo(BigDecimal.valueOf(most)) <= 0,
                    target,
                    "must be at most containerConcurrency, " + most + ", which Knative takes instead");
        }
    }
}
