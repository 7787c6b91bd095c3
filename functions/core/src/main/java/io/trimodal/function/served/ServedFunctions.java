package io.trimodal.function.served;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** The functions that this deployment serves: those of {@value #SETTING}, or all of them. Immutable. */
@Singleton
public final class ServedFunctions {
    /** Names, separated by commas. */
    public static final String SETTING = "trimodal.functions";

    /** All that there are, as a process serves that has no settings. */
    public static final ServedFunctions ALL = new ServedFunctions(EnumSet.allOf(Function.class));

    /** Before the models are loaded, which takes long. */
    private static final int FIRST = -1_000;

    private final Set<Function> functions;

    /** @throws ConfigurationException if the setting names no function, or one that there is not */
    @Inject
    public ServedFunctions(Config config) {
        // the raw value, as an empty one would be taken for none
        this(Optional.ofNullable(config.getConfigValue(SETTING).getRawValue())
                .map(ServedFunctions::read)
                .orElse(ALL.functions));
    }

    private ServedFunctions(Set<Function> functions) {
        this.functions = Collections.unmodifiableSet(functions);
    }

    /** @throws ConfigurationException if it names no function, or one that there is not */
    static Set<Function> read(String setting) {
        Set<Function> functions = EnumSet.noneOf(Function.class);
        for (String name : setting.split(",", -1)) {
            functions.add(Function.of(name.strip())
                    .orElseThrow(() ->
                            new ConfigurationException(SETTING + " is '" + setting + "', and there is no function '"
                                    + name.strip() + "'; known are " + known() + ", separated by commas")));
        }
        return functions;
    }

    private static String known() {
        return Arrays.stream(Function.values()).map(Function::key).collect(Collectors.joining(", "));
    }

    /** So that a mistake in the setting ends the start. */
    void check(@Observes @Priority(FIRST) StartupEvent event) {}

    public boolean contains(Function function) {
        return functions.contains(function);
    }

    /** Their names. */
    public List<String> keys() {
        return functions.stream().map(Function::key).toList();
    }
}
