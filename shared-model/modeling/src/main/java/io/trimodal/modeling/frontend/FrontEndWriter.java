package io.trimodal.modeling.frontend;

import io.trimodal.media.frontend.FrontEndManifestJson;
import io.trimodal.media.frontend.FrontEndPackage;
import io.trimodal.model.ModelId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes front ends as packages. One is put together in a folder beside its place and moved there in one step; one that
 * exists is not replaced, as packages are immutable.
 */
final class FrontEndWriter {
    private FrontEndWriter() {}

    /**
     * @param folder of {@code <name>/<version>/}
     * @return the finished package, opened again
     * @throws IllegalStateException if the folder has this name and version
     */
    static FrontEndPackage write(FrontEndDraft draft, Path folder) {
        ModelId id = draft.manifest().id();
        Path place = folder.resolve(id.name()).resolve(id.version());
        if (Files.exists(place)) {
            throw new IllegalStateException("the front end " + id + " exists in " + place
                    + "; packages are immutable, so choose another version");
        }
        try {
            Files.createDirectories(place.getParent());
            Path unfinished = Files.createDirectory(place.resolveSibling(".draft-" + UUID.randomUUID()));
            try {
                for (Map.Entry<String, byte[]> file : draft.files().entrySet()) {
                    Files.write(unfinished.resolve(file.getKey()), file.getValue());
                }
                Files.write(
                        unfinished.resolve(FrontEndManifestJson.FILE), FrontEndManifestJson.write(draft.complete()));
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the front end to " + place, e);
        }
        return FrontEndPackage.open(place);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
