package io.trimodal.modeling.cli;

import io.trimodal.build.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"trimodal " + Build.version()};
    }
}
