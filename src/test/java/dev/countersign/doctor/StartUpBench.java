package dev.countersign.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures {@code countersign doctor EXECUTION_ARN} of the packaged program, as somebody at a terminal waits for it: the first line,
 * and the whole answer until the program has ended; medians of five. The execution hangs in a sandbox of the packaged program.
 */
public final class StartUpBench {
    private static final int RUNS = 5;
    private static final String EXECUTION = "COUNTERSIGN_EXECUTION_ARN";

    private final String program;
    private final Map<String, String> variables = new HashMap<>();

    private StartUpBench(String program) {
        this.program = program;
    }

    /** @param arguments the packaged program's folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String app = arguments.length == 0 ? "target/app" : arguments[0];
        new StartUpBench(Path.of(app, "bin", "countersign").toAbsolutePath().toString()).measure();
    }

    private void measure() throws IOException, InterruptedException {
        Process sandbox = process("sandbox", "--port", "0", "--scenario", "E1").start();
        try (BufferedReader lines = sandbox.inputReader()) {
            while (!variables.containsKey(EXECUTION)) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IllegalStateException("the sandbox has ended");
                }
                String[] variable = line.split("=", 2);
                variables.put(variable[0], variable.length == 1 ? "" : variable[1]);
            }
            String arn = variables.getOrDefault(EXECUTION, "");
            run("doctor", arn);
            report("text", "doctor", arn);
            report("JSON", "doctor", arn, "--json");
        } finally {
            sandbox.destroy();
            sandbox.waitFor();
        }
    }

    private void report(String what, String... arguments) throws IOException, InterruptedException {
        List<Double> first = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            double[] seconds = run(arguments);
            first.add(seconds[0]);
            whole.add(seconds[1]);
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%s: first line %.2f s, whole answer %.2f s (medians of %d)",
                what,
                median(first),
                median(whole),
                RUNS));
    }

    /** Seconds until the first line, and until the end. */
    private double[] run(String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = process(arguments).start();
        try (BufferedReader lines = process.inputReader()) {
            lines.readLine();
            double first = seconds(start);
            lines.lines().forEach(line -> {});
            int exitCode = process.waitFor();
            if (exitCode != 1) {
                throw new IllegalStateException("not diagnosed; exit code " + exitCode);
            }
            return new double[] {first, seconds(start)};
        }
    }

    private ProcessBuilder process(String... arguments) {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(variables);
        return builder;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
