package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.Units;
import java.time.Instant;
import java.time.YearMonth;

/** A line of the journal: words between single spaces. Names hold no spaces, so nothing is quoted. */
sealed interface Entry {
    /** The line without checksum and end. */
    String line();

    /** A call, as it was counted. */
    record Counted(Call call) implements Entry {
        @Override
        public String line() {
            return String.join(
                    " ",
                    "call",
                    call.admitted().toString(),
                    call.caller().name(),
                    call.requestId(),
                    call.function(),
                    Long.toString(call.units().utterances()),
                    Long.toString(call.units().forwardPasses()));
        }
    }

    /** Sums of calls whose lines are gone. */
    record Sum(YearMonth month, Caller caller, String function, FunctionUsage usage) implements Entry {
        @Override
        public String line() {
            return String.join(
                    " ",
                    "sum",
                    month.toString(),
                    caller.name(),
                    function,
                    Long.toString(usage.calls()),
                    Long.toString(usage.utterances()),
                    Long.toString(usage.forwardPasses()));
        }
    }

    /** That a call is among the sums. */
    record Mark(Instant admitted, Caller caller, String requestId) implements Entry {
        @Override
        public String line() {
            return String.join(" ", "mark", admitted.toString(), caller.name(), requestId);
        }
    }

    /** @throws RuntimeException if the line is none of these */
    static Entry parse(String line) {
        String[] words = line.split(" ", -1);
        return switch (words[0] + words.length) {
            case "call7" ->
                new Counted(new Call(
                        new Caller(words[2]),
                        words[3],
                        words[4],
                        new Units(Long.parseLong(words[5]), Long.parseLong(words[6])),
                        Instant.parse(words[1])));
            case "sum7" ->
                new Sum(
                        YearMonth.parse(words[1]),
                        new Caller(words[2]),
                        words[3],
                        new FunctionUsage(
                                Long.parseLong(words[4]), Long.parseLong(words[5]), Long.parseLong(words[6])));
            case "mark4" -> new Mark(Instant.parse(words[1]), new Caller(words[2]), words[3]);
            default -> throw new IllegalArgumentException("no entry of a ledger");
        };
    }
}
