package io.trimodal.usage;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A caller's month by function; functions that were not called are left out. */
public record MonthUsage(Caller caller, YearMonth month, SortedMap<String, FunctionUsage> functions) {
    public MonthUsage {
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    }

    public static MonthUsage none(Caller caller, YearMonth month) {
        return new MonthUsage(caller, month, new TreeMap<>());
    }

    public FunctionUsage function(String name) {
        return functions.getOrDefault(name, FunctionUsage.NONE);
    }

    public FunctionUsage total() {
        return functions.values().stream().reduce(FunctionUsage.NONE, FunctionUsage::plus);
    }
}
