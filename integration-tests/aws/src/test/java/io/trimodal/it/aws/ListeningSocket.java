package io.trimodal.it.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A TCP socket that a process listens on, from the kernel's tables.
 *
 * @param address in hexadecimal, as the kernel writes it
 */
record ListeningSocket(String address, int port) {
    /** 127.0.0.1, by itself or as an address of IPv6. */
    private static final String LOOPBACK = "0100007F";

    private static final String LISTENS = "0A";

    boolean isLoopback() {
        return address.endsWith(LOOPBACK);
    }

    static Set<ListeningSocket> of(long pid) {
        try {
            Set<String> own = sockets(pid);
            Set<ListeningSocket> listening = new HashSet<>();
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                    String[] columns = line.strip().split("\\s+");
                    if (columns[3].equals(LISTENS) && own.contains(columns[9])) {
                        int colon = columns[1].lastIndexOf(':');
                        listening.add(new ListeningSocket(
                                columns[1].substring(0, colon), Integer.parseInt(columns[1].substring(colon + 1), 16)));
                    }
                }
            }
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                String target = Files.readSymbolicLink(file).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return sockets;
    }
}
