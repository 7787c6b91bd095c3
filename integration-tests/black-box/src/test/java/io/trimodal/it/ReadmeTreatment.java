package io.trimodal.it;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the test does with a command of a page of documentation. */
sealed interface ReadmeTreatment {
    /** It is run as it stands, but for smaller numbers where it would take minutes. @param text to give to a shell */
    record Run(String text) implements ReadmeTreatment {}

    /** A workbench is started with the same options. @param options such as {@code -Dkey=value} */
    record Serve(List<String> options) implements ReadmeTreatment {}

    /**
     * It needs what this test has not: only whether what it names of the repository is there is looked at. @param why,
     * or what tries it
     */
    record Named(String why) implements ReadmeTreatment {}

    /** Commands that are not run here, by how they begin. */
    List<Map.Entry<Pattern, String>> NOT_RUN = List.of(
            beginning("\\./trimodal (run|test|help)\\b", "the tests are run by it, and start what it starts"),
            beginning("\\./trimodal bench\\b", "measures for minutes; the benchmark's own tests"),
            beginning(
                    "(GRAALVM_HOME=\\S+ )?\\./trimodal release\\b",
                    "builds from nothing, over what is tested; DistributionIT uses what it makes"),
            beginning("\\./mvnw\\b", "builds, as continuous integration does"),
            beginning("(git clone|\\.ci/run)\\b", "what continuous integration itself does"),
            beginning("export GRAALVM_HOME", "where a GraalVM is, differs"),
            beginning("native-configs/container/build", "needs a GraalVM; the images' own checks"),
            beginning("(kubectl|kustomize)\\b", "needs a cluster; integration-tests/knative renders what is applied"),
            beginning("cd (native-configs|terraform)/", "goes with what follows it"),
            beginning("aws\\b", "needs AWS; RecordedUploadsIT puts the same into an emulated store"),
            beginning("terraform\\b", "needs AWS; integration-tests/aws applies the same"),
            beginning(
                    "(TRIMODAL_TERRAFORM_PLUGINS=\\S+ )?tests/run", "terraform/tests/run, which ./trimodal test runs"),
            beginning("curl .*'ce-specversion", "needs an object store; CloudEventsTest sends the same"),
            beginning(
                    "\\./trimodal import-checkpoint .*--checkpoint",
                    "the authors' files are not public; CheckpointImporterTest"));

    /** What makes a command small enough to be run. */
    List<Map.Entry<String, String>> SMALLER = List.of(
            Map.entry("/usr/bin/time -v ", ""),
            Map.entry("--noise 2480", "--noise 12"),
            Map.entry("--utterances 100", "--utterances 2"),
            Map.entry("\"trials\": 30", "\"trials\": 2"),
            Map.entry("0,0.1,...,0.9", "0,0.5"),
            Map.entry("--epochs 12", "--epochs 1"),
            Map.entry("--epochs 3", "--epochs 1"),
            Map.entry("--faces-alone 3000", "--faces-alone 8"),
            Map.entry("--epochs 6", "--epochs 1"),
            Map.entry("--epochs 8", "--epochs 1"));

    static ReadmeTreatment of(ReadmeCommand command) {
        String text = command.text();
        if (text.startsWith("./trimodal run -D")) {
            return new Serve(Pattern.compile("-D\\S+")
                    .matcher(text)
                    .results()
                    .map(option -> option.group())
                    .toList());
        }
        for (Map.Entry<Pattern, String> kind : NOT_RUN) {
            if (kind.getKey().matcher(text).lookingAt()) {
                return new Named(kind.getValue());
            }
        }
        for (Map.Entry<String, String> change : SMALLER) {
            text = text.replace(change.getKey(), change.getValue());
        }
        return new Run(
                text.startsWith("./trimodal train ") && !text.contains("--epochs") ? text + " --epochs 1" : text);
    }

    private static Map.Entry<Pattern, String> beginning(String expression, String why) {
        return Map.entry(Pattern.compile(expression, Pattern.DOTALL), why);
    }
}
