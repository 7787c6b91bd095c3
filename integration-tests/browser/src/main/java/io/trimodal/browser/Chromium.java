package io.trimodal.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installed Chromium with its driver (Debian: packages {@code chromium} and {@code chromium-driver}).
 *
 * @param browser executable
 * @param driver executable
 */
record Chromium(Path browser, Path driver) {
    /** The first on the search path; empty where there is none. */
    static Optional<Chromium> installed() {
        return first("chromium", "chromium-browser", "google-chrome", "chrome")
                .flatMap(browser -> first("chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> first(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders =
                Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
