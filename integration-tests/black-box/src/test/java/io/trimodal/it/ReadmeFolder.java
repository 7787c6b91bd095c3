package io.trimodal.it;

import io.trimodal.support.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a reader tries the commands of one page: the launcher, what of the repository they name, and small files under
 * the names of those that a reader would bring.
 */
final class ReadmeFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Path checkout;

    private ReadmeFolder(Path folder, Path checkout) {
        this.folder = folder;
        this.checkout = checkout;
    }

    /** @param models a copy of the checkout's {@code shared-model}, which all pages share */
    static ReadmeFolder make(Path folder, Path checkout, Path models) throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("trimodal"), checkout.resolve("trimodal"));
        Files.createSymbolicLink(folder.resolve("shared-model"), models);
        Path samples = checkout.resolve("functions/server/src/main/resources/META-INF/resources/workbench/sample");
        for (String name : List.of("voice.npy", "face.csv", "clip.json")) {
            Files.copy(samples.resolve(name), folder.resolve(name));
        }
        Path clips = checkout.resolve("shared-model/media/src/test/resources/clips");
        Files.copy(clips.resolve("talk.mp4"), folder.resolve("talk.mp4"));
        ReadmeMaterial.voices(clips.resolve("talk.flac"), folder.resolve("voices.zip"));
        ReadmeMaterial.faces(clips.resolve("minute.mp4"), folder.resolve("faces-ferplus.npz"));
        Files.writeString(
                folder.resolve("talk.vtt"),
                "WEBVTT\n\n00:00.000 --> 00:01.400\n<v Ann>What a lovely day.\n\n"
                        + "00:01.400 --> 00:03.000\n<v Ben>I could not be happier.\n");
        Files.writeString(folder.resolve("request.json"), "{\"utterances\": [{\"text\": \"a fine film\"}]}");
        Files.writeString(
                folder.resolve("utterances.jsonl"), "{\"text\": \"a fine film\"}\n{\"text\": \"a waste of time\"}\n");
        Files.write(folder.resolve("sst5.csv"), sentences());
        Files.write(folder.resolve("simsv2-text.csv"), chinese(List.of("train", "train", "valid", "valid")));
        Files.write(folder.resolve("simsv2-split.csv"), chinese(List.of("train", "train", "valid", "test")));
        ReadmeFolder made = new ReadmeFolder(folder, checkout);
        made.require("./trimodal simulate-data --data sst5.csv --output unaligned_50.pkl");
        // What a file is, is told by its content: a feature file is one under this name, too.
        Files.copy(folder.resolve("unaligned_50.pkl"), folder.resolve("test.npz"));
        return made;
    }

    private static List<String> sentences() {
        List<String> lines = new ArrayList<>(List.of("text,split,label"));
        List<String> splits = List.of("train", "train", "valid", "test");
        IntStream.range(0, 24)
                .mapToObj(i -> "film number " + i + (i % 2 == 0 ? " is a joy," : " is a bore,") + splits.get(i % 4)
                        + "," + (i % 5 - 2))
                .forEach(lines::add);
        return lines;
    }

    private static List<String> chinese(List<String> splits) {
        List<String> lines = new ArrayList<>(List.of("id,split,label,text"));
        IntStream.range(0, 24)
                .mapToObj(i -> "video_%04d_0001,%s,%.1f,第%d部电影真%s"
                        .formatted(i, splits.get(i % 4), i % 2 == 0 ? 0.8 : -1, i, i % 2 == 0 ? "好看" : "难看"))
                .forEach(lines::add);
        return lines;
    }

    private void require(String command) {
        Trial.Result result = run(command, Map.of());
        if (!result.succeeded()) {
            throw new IllegalStateException(command + " failed:\n" + result.output());
        }
    }

    /** Runs a command in a shell, with the launcher as it was built. */
    Trial.Result run(String command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(folder.toFile());
        builder.environment().put("TRIMODAL_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return Trial.run(builder, PATIENCE);
    }

    /** A setting with a relative file, as a process that runs elsewhere needs it. */
    String absolute(String option) {
        return option.replaceFirst("(\\.file)=", "$1=" + folder.toAbsolutePath() + "/");
    }

    /** Files and folders of the repository that a command names and that are not there. */
    List<String> missing(String command) {
        return Pattern.compile(
                        "(?<![\\w./-])(functions|shared-model|integration-tests|native-configs|terraform)/[\\w./-]+")
                .matcher(command)
                .results()
                .map(name -> name.group().replaceFirst("[.,]$", ""))
                .filter(name -> !name.contains("/target/") && !Files.exists(checkout.resolve(name)))
                .toList();
    }
}
