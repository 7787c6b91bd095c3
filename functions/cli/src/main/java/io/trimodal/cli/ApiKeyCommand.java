package io.trimodal.cli;

import io.trimodal.usage.Caller;
import io.trimodal.usage.key.ApiKey;
import io.trimodal.usage.key.KeyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keeps a file of API keys. */
@Command(
        name = "api-key",
        description = {
            "Keeps the file of API keys that trimodal.keys.file names.",
            "It holds hashes only. A running function notices a change within a second."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ApiKeyCommand.Create.class, ApiKeyCommand.Listing.class, ApiKeyCommand.Revoke.class})
final class ApiKeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The file that each of the commands is about. */
    static final class FileOption {
        @Option(names = "--file", paramLabel = "FILE", required = true, description = "The file of keys (JSON).")
        private Path file;

        KeyFile open() {
            return new KeyFile(file);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: create, list or revoke");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            name = "create",
            description = "Makes a key and prints it, once: the file keeps its hash.",
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        @Spec
        private CommandSpec spec;

        @ParentCommand
        private ApiKeyCommand parent;

        @Mixin
        private FileOption file;

        @Option(
                names = "--caller",
                paramLabel = "NAME",
                required = true,
                description = "Whose it is; usage is counted under this name. A caller may have several keys.")
        private String caller;

        @Option(
                names = "--monthly-quota",
                paramLabel = "UTTERANCES",
                description = "How many utterances a month it is good for (default: trimodal.usage.monthly-quota).")
        private Long quota;

        @Override
        public void run() {
            if (quota != null && quota < 0) {
                throw new ParameterException(
                        spec.commandLine(), "--monthly-quota is " + quota + ", but must not be negative");
            }
            ApiKey key = file.open()
                    .create(new Caller(caller), quota == null ? OptionalLong.empty() : OptionalLong.of(quota));
            parent.out().println(key.text());
            parent.out().flush();
        }
    }

    @Command(name = "list", description = "Lists the keys, without their secrets.", mixinStandardHelpOptions = true)
    static final class Listing implements Runnable {
        @ParentCommand
        private ApiKeyCommand parent;

        @Mixin
        private FileOption file;

        @Override
        public void run() {
            file.open()
                    .read()
                    .forEach(key -> parent.out()
                            .printf(
                                    "%s  %-32s %s  %s%n",
                                    key.id(),
                                    key.caller(),
                                    key.created(),
                                    key.quota().isPresent()
                                            ? key.quota().getAsLong() + " utterances a month"
                                            : "the default quota"));
            parent.out().flush();
        }
    }

    @Command(
            name = "revoke",
            description = "Takes a key out; what was counted for its caller stays.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Runnable {
        @Mixin
        private FileOption file;

        @Parameters(paramLabel = "ID", description = "The eight digits behind tri_, as list shows them.")
        private String id;

        @Override
        public void run() {
            if (!file.open().revoke(id)) {
                throw new IllegalArgumentException("there is no key " + id);
            }
        }
    }
}
