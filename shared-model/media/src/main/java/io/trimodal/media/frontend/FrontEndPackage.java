package io.trimodal.media.frontend;

import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.PackageFile;
import io.trimodal.model.PackageFiles;
import io.trimodal.model.Sha256;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A front end on the local file system, whose files are exactly those of its manifest. What is loaded are the very
 * bytes that were compared with the digest. Packages are immutable.
 *
 * @param directory of the files
 * @param digest SHA-256 of {@code front-end.json}, which holds the digests of all the others
 */
public record FrontEndPackage(Path directory, FrontEndManifest manifest, String digest) {
    /** @throws InvalidPackageException if the manifest is wrong, or the directory holds other files than it lists */
    public static FrontEndPackage open(Path directory) {
        Path file = directory.resolve(FrontEndManifestJson.FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidPackageException(directory.toString(), "holds no " + FrontEndManifestJson.FILE);
        }
        try {
            byte[] json = Files.readAllBytes(file);
            FrontEndManifest manifest = FrontEndManifestJson.read(json);
            PackageFiles.requireExactly(
                    directory, FrontEndManifestJson.FILE, manifest.files().keySet());
            return new FrontEndPackage(directory, manifest, Sha256.of(json));
        } catch (IOException e) {
            throw new InvalidPackageException(directory.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A file's bytes, which have the digest that the manifest lists.
     *
     * @throws InvalidPackageException if the manifest lists no such file, or its bytes have another digest
     */
    public PackageFile read(String name) {
        return PackageFiles.read(directory.resolve(name), listed(name));
    }

    /**
     * A graph of the package; who else loads the same file shares its session. Close it.
     *
     * @throws InvalidPackageException if the manifest lists no such file, or its bytes have another digest
     */
    public Graph graph(OnnxGraphs graphs, String name) {
        return graphs.loadShared(listed(name), () -> {
            try (PackageFile file = read(name)) {
                return graphs.load(name, file.bytes());
            }
        });
    }

    private String listed(String name) {
        String digest = manifest.files().get(name);
        if (digest == null) {
            throw new InvalidPackageException(
                    directory.resolve(FrontEndManifestJson.FILE).toString(), "/files lists no " + name);
        }
        return digest;
    }
}
