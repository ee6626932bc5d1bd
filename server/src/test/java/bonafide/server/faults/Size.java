package bonafide.server.faults;

/**
 * How much of each fault: {@code smoke} is part of every test run, {@code ci} and {@code night} are what {@code
 * ./bonafide-chaos} runs; chosen with {@code -Dbonafide.faults=}.
 */
record Size(
        int callers,
        int kills,
        int decisionsBetweenKills,
        int storageFaults,
        int fullDisks,
        int outages,
        int copiedCalls,
        int quota,
        int rounds,
        int terminations) {

    static Size chosen() {
        return switch (System.getProperty("bonafide.faults", "smoke")) {
            case "smoke" -> new Size(4, 3, 30, 2, 1, 2, 10, 20, 1, 2);
            case "ci" -> new Size(8, 25, 400, 50, 5, 10, 1000, 1000, 1, 20);
            case "night" -> new Size(8, 300, 200, 500, 50, 100, 1000, 1000, 5, 200);
            case String other ->
                throw new IllegalArgumentException("bonafide.faults is smoke, ci or night, not " + other);
        };
    }
}
