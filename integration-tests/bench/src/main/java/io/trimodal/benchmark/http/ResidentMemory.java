package io.trimodal.benchmark.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Resident memory of a process, as Linux reports it in {@code /proc/<pid>/status}; empty on other systems.
 *
 * @param now MB (10^6 bytes) in memory
 * @param peak the most there ever was
 */
public record ResidentMemory(OptionalDouble now, OptionalDouble peak) {
    public static ResidentMemory of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return new ResidentMemory(OptionalDouble.empty(), OptionalDouble.empty());
        }
        try {
            return parse(Files.readAllLines(status));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + status, e);
        }
    }

    static ResidentMemory parse(List<String> status) {
        return new ResidentMemory(field(status, "VmRSS:"), field(status, "VmHWM:"));
    }

    /** {@code VmRSS: 123456 kB}, by which Linux means KiB. */
    private static OptionalDouble field(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").trim())
                .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) * 1024 / 1e6)
                .findFirst();
    }
}
