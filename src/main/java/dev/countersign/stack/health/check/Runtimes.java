package dev.countersign.stack.health.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The dates of Lambda's runtimes: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html. AWS moves them from time to time,
 * later as a rule; a runtime that is not listed here is not judged.
 */
final class Runtimes {
    private static final Map<String, Dates> TABLE = new LinkedHashMap<>();
    /** When AWS will refuse changes of functions whose runtimes were deprecated up to 2025; it has put that off more than once. */
    private static final LocalDate NO_MORE_NEW = LocalDate.of(2027, 2, 1);

    private static final LocalDate NO_MORE_CHANGES = LocalDate.of(2027, 3, 3);

    /**
     * The dates of a runtime.
     *
     * @param deprecated from when on it gets no patches
     * @param noMoreNew from when on no function can be created with it
     * @param noMoreChanges from when on no function with it can be changed
     * @param successor what to use instead
     */
    record Dates(LocalDate deprecated, LocalDate noMoreNew, LocalDate noMoreChanges, String successor) {}

    static {
        put("python3.14", "python3.14", date(2029, 6, 30), date(2029, 7, 31), date(2029, 8, 31));
        put("python3.13", "python3.14", date(2029, 6, 30), date(2029, 7, 31), date(2029, 8, 31));
        put("python3.12", "python3.13", date(2028, 10, 31), date(2028, 11, 30), date(2029, 1, 10));
        put("python3.11", "python3.13", date(2027, 6, 30), date(2027, 7, 31), date(2027, 8, 31));
        put("python3.10", "python3.13", date(2026, 10, 31), date(2026, 11, 30), date(2027, 1, 15));
        past("python3.9", "python3.13", date(2025, 12, 15));
        past("python3.8", "python3.13", date(2024, 10, 14));
        past("python3.7", "python3.13", date(2023, 12, 4));
        past("python3.6", "python3.13", date(2022, 7, 18));
        put("nodejs24.x", "nodejs24.x", date(2028, 4, 30), date(2028, 6, 1), date(2028, 7, 1));
        put("nodejs22.x", "nodejs24.x", date(2027, 4, 30), date(2027, 6, 1), date(2027, 7, 1));
        past("nodejs20.x", "nodejs24.x", date(2026, 4, 30));
        past("nodejs18.x", "nodejs24.x", date(2025, 9, 1));
        past("nodejs16.x", "nodejs24.x", date(2024, 6, 12));
        past("nodejs14.x", "nodejs24.x", date(2023, 12, 4));
        past("nodejs12.x", "nodejs24.x", date(2023, 3, 31));
        put("java25", "java25", date(2029, 6, 30), date(2029, 7, 31), date(2029, 8, 31));
        put("java21", "java25", date(2029, 6, 30), date(2029, 7, 31), date(2029, 8, 31));
        put("java17", "java25", date(2027, 6, 30), date(2027, 7, 31), date(2027, 8, 31));
        put("java11", "java25", date(2027, 6, 30), date(2027, 7, 31), date(2027, 8, 31));
        put("java8.al2", "java25", date(2027, 6, 30), date(2027, 7, 31), date(2027, 8, 31));
        past("java8", "java25", date(2024, 1, 8));
        past("go1.x", "provided.al2023", date(2024, 1, 8));
        past("provided", "provided.al2023", date(2024, 1, 8));
        put("dotnet10", "dotnet10", date(2028, 11, 14), date(2028, 12, 14), date(2029, 1, 15));
        put("dotnet8", "dotnet10", date(2026, 11, 10), date(2026, 12, 10), date(2027, 1, 11));
        past("dotnet6", "dotnet10", date(2024, 12, 20));
        put("ruby3.4", "ruby3.4", date(2028, 3, 31), date(2028, 4, 30), date(2028, 5, 31));
        put("ruby3.3", "ruby3.4", date(2027, 3, 31), date(2027, 4, 30), date(2027, 5, 31));
        past("ruby3.2", "ruby3.4", date(2026, 3, 31));
        past("ruby2.7", "ruby3.4", date(2023, 12, 7));
    }

    private Runtimes() {}

    static Optional<Dates> of(String runtime) {
        return Optional.ofNullable(TABLE.get(runtime));
    }

    private static LocalDate date(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static void put(
            String runtime, String successor, LocalDate deprecated, LocalDate noMoreNew, LocalDate noMoreChanges) {
        TABLE.put(runtime, new Dates(deprecated, noMoreNew, noMoreChanges, successor));
    }

    private static void past(String runtime, String successor, LocalDate deprecated) {
        put(runtime, successor, deprecated, NO_MORE_NEW, NO_MORE_CHANGES);
    }
}
