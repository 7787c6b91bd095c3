package io.trimodal.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.trimodal.usage.Call;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.dynamodb.DynamoDbLedger;
import io.trimodal.usage.embedded.EmbeddedLedger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Prints a month of all callers. */
@Command(
        name = "usage",
        description = {
            "Prints what every caller used in a month (UTC), by function.",
            "Successful calls, their utterances and forward passes. A folder may be read while a function writes to "
                    + "it; a table"
                    + " is read as a whole."
        },
        mixinStandardHelpOptions = true)
final class UsageCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Source source;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month (default: this one).")
    private YearMonth month = Call.monthOf(Instant.now());

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "table|csv|json",
            description = "What is printed (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Spec
    private CommandSpec spec;

    private static final class Source {
        @Option(names = "--ledger", paramLabel = "FOLDER", description = "The folder that trimodal.usage.file names.")
        private Path folder;

        @Option(
                names = "--table",
                paramLabel = "NAME",
                description = "The DynamoDB table; region and credentials as everywhere in the AWS SDK.")
        private String table;

        List<MonthUsage> read(YearMonth month) {
            if (folder != null) {
                return EmbeddedLedger.read(folder, month);
            }
            try (DynamoDbClient client = DynamoDbClient.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build()) {
                return new DynamoDbLedger(client, table).month(month);
            }
        }
    }

    /** Lower case, as they are typed. */
    private enum Format {
        table,
        csv,
        json
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<MonthUsage> usage = source.read(month);
        switch (format) {
            case table -> table(out, usage);
            case csv -> csv(out, usage);
            case json -> json(out, usage);
        }
        out.flush();
        return 0;
    }

    private void table(PrintWriter out, List<MonthUsage> usage) {
        if (usage.isEmpty()) {
            out.println("nothing was counted in " + month);
            return;
        }
        out.printf("%-32s %-18s %12s %12s %15s%n", month, "function", "calls", "utterances", "forward passes");
        for (MonthUsage caller : usage) {
            caller.functions()
                    .forEach((function, counted) -> row(out, caller.caller().name(), function, counted));
            if (caller.functions().size() > 1) {
                row(out, caller.caller().name(), "all", caller.total());
            }
        }
    }

    private static void row(PrintWriter out, String caller, String function, FunctionUsage usage) {
        out.printf(
                "%-32s %-18s %12d %12d %15d%n",
                caller, function, usage.calls(), usage.utterances(), usage.forwardPasses());
    }

    private void csv(PrintWriter out, List<MonthUsage> usage) throws IOException {
        CSVPrinter lines = new CSVPrinter(out, CSVFormat.RFC4180);
        lines.printRecord("month", "caller", "function", "calls", "utterances", "forward_passes");
        for (MonthUsage caller : usage) {
            for (Map.Entry<String, FunctionUsage> each : caller.functions().entrySet()) {
                FunctionUsage counted = each.getValue();
                lines.printRecord(
                        month,
                        caller.caller(),
                        each.getKey(),
                        counted.calls(),
                        counted.utterances(),
                        counted.forwardPasses());
            }
        }
    }

    private void json(PrintWriter out, List<MonthUsage> usage) throws IOException {
        List<Map<String, Object>> callers = new ArrayList<>();
        for (MonthUsage caller : usage) {
            Map<String, Object> functions = new LinkedHashMap<>();
            caller.functions().forEach((function, counted) -> functions.put(function, counts(counted)));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("caller", caller.caller().name());
            fields.put("functions", functions);
            fields.put("total", counts(caller.total()));
            callers.add(fields);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("month", month.toString());
        document.put("callers", callers);
        out.println(
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document));
    }

    private static Map<String, Long> counts(FunctionUsage usage) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("calls", usage.calls());
        counts.put("utterances", usage.utterances());
        counts.put("forward_passes", usage.forwardPasses());
        return counts;
    }
}
