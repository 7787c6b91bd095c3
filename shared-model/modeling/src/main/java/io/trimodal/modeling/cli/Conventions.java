package io.trimodal.modeling.cli;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What all commands of {@code ./trimodal} have in common. Exit codes: 0 done, 1 failed with the reason on standard
 * error, 2 called wrongly, with what is wrong and where help is.
 */
public final class Conventions {
    private static final int WIDTH = 100;

    private Conventions() {}

    /** @param line with all its subcommands */
    public static CommandLine apply(CommandLine line) {
        line.setUsageHelpWidth(WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        number(line, int.class, Integer.class, Integer::valueOf, "a whole number");
        number(line, long.class, Long.class, Long::valueOf, "a whole number");
        number(line, float.class, Float.class, Float::valueOf, "a number");
        number(line, double.class, Double.class, Double::valueOf, "a number");
        line.registerConverter(YearMonth.class, Conventions::month);
        line.setParameterExceptionHandler((failure, _) -> calledWrongly(failure));
        line.setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
        return line;
    }

    private static <T> void number(
            CommandLine line, Class<T> primitive, Class<T> boxed, Function<String, T> parser, String expected) {
        ITypeConverter<T> converter = text -> number(text, parser, expected);
        line.registerConverter(primitive, converter);
        line.registerConverter(boxed, converter);
    }

    /** @throws TypeConversionException if the text is no number that {@code parser} reads */
    static <T> T number(String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException _) {
            throw refused(expected, text);
        }
    }

    static TypeConversionException refused(String expected, String text) {
        return new TypeConversionException("expected " + expected + " but was '" + text + "'");
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException _) {
            throw refused("a month such as 2026-11", text);
        }
    }

    /** The help itself is too long to be read after each slip. */
    private static int calledWrongly(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + choices(failure.getMessage()));
        UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("./" + name + " --help lists "
                + (command.getSubcommands().isEmpty() ? "the options." : "the commands."));
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Values of a choice as they are typed: {@code [ALMT, LNLN] (case-insensitive)} to {@code almt, lnln}. */
    private static String choices(String message) {
        int from = message.indexOf("expected one of [");
        int to = message.indexOf("] (case-insensitive)", from);
        return from < 0 || to < 0
                ? message
                : message.substring(0, from)
                        + message.substring(from, to).replace("[", "").toLowerCase(Locale.ROOT)
                        + message.substring(to + "] (case-insensitive)".length());
    }

    private static int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + Reason.of(failure));
        if (System.getenv("TRIMODAL_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
