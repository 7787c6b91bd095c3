package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.MonthUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the journal adds up to. Not thread-safe. */
final class Books {
    /**
     * For so long a request id is remembered: whoever repeats a call over HTTP does so within minutes. Each costs some
     * 200 bytes of memory.
     */
    static final Duration MEMORY = Duration.ofDays(7);

    private final Map<Caller, SortedMap<YearMonth, SortedMap<String, FunctionUsage>>> sums = new HashMap<>();
    private final SortedMap<LocalDate, Map<Mark, Instant>> marks = new TreeMap<>();

    private record Mark(Caller caller, String requestId) {}

    /** True if the request id is remembered. */
    boolean holds(Caller caller, String requestId) {
        Mark mark = new Mark(caller, requestId);
        return marks.values().stream().anyMatch(day -> day.containsKey(mark));
    }

    void add(Entry entry) {
        switch (entry) {
            case Entry.Counted(Call call) -> {
                add(call.caller(), call.month(), call.function(), FunctionUsage.NONE.plus(call.units()));
                remember(call.admitted(), call.caller(), call.requestId());
            }
            case Entry.Sum sum -> add(sum.caller(), sum.month(), sum.function(), sum.usage());
            case Entry.Mark mark -> remember(mark.admitted(), mark.caller(), mark.requestId());
        }
    }

    private void add(Caller caller, YearMonth month, String function, FunctionUsage usage) {
        sums.computeIfAbsent(caller, _ -> new TreeMap<>())
                .computeIfAbsent(month, _ -> new TreeMap<>())
                .merge(function, usage, FunctionUsage::plus);
    }

    private void remember(Instant admitted, Caller caller, String requestId) {
        marks.computeIfAbsent(LocalDate.ofInstant(admitted, ZoneOffset.UTC), _ -> new HashMap<>())
                .put(new Mark(caller, requestId), admitted);
    }

    /** Forgets request ids, whole days at a time. */
    void forget(Instant now) {
        marks.headMap(LocalDate.ofInstant(now.minus(MEMORY), ZoneOffset.UTC)).clear();
    }

    MonthUsage month(Caller caller, YearMonth month) {
        SortedMap<YearMonth, SortedMap<String, FunctionUsage>> months = sums.getOrDefault(caller, new TreeMap<>());
        return new MonthUsage(caller, month, months.getOrDefault(month, new TreeMap<>()));
    }

    List<MonthUsage> month(YearMonth month) {
        return sums.keySet().stream()
                .map(caller -> month(caller, month))
                .filter(usage -> !usage.functions().isEmpty())
                .sorted(Comparator.comparing(usage -> usage.caller().name()))
                .toList();
    }

    /** How many entries {@link #entries} has. */
    int size() {
        int size = marks.values().stream().mapToInt(Map::size).sum();
        for (Map<YearMonth, SortedMap<String, FunctionUsage>> months : sums.values()) {
            size += months.values().stream().mapToInt(Map::size).sum();
        }
        return size;
    }

    /** The fewest entries that add up to the same. */
    Stream<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        sums.forEach((caller, months) -> months.forEach((month, functions) ->
                functions.forEach((function, usage) -> entries.add(new Entry.Sum(month, caller, function, usage)))));
        marks.values()
                .forEach(day ->
                        day.forEach((mark, at) -> entries.add(new Entry.Mark(at, mark.caller(), mark.requestId()))));
        return entries.stream();
    }
}
