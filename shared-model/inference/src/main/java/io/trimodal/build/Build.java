package io.trimodal.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this was built as. */
public final class Build {
    private Build() {}

    /** The project's version, as the functions say it in OpenAPI and under {@code /v2}: {@code 1.1.0}. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
