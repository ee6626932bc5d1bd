package bonafide.server.faults;

/**
 * How much of each fault: {@code smoke} is part of every test run, {@code ci} and {@code night} are asked for with
 * {@code -Dbonafide.faults=}.
 */
record Size(int kills, int storageFaults, int outages, int copiedCalls, int quota, int rounds, int terminations) {
    static final int COPIES = 16;

    static Size chosen() {
        return switch (System.getProperty("bonafide.faults", "smoke")) {
            case "smoke" -> new Size(2, 2, 2, 10, 20, 1, 2);
            case "ci" -> new Size(25, 50, 10, 1000, 1000, 1, 20);
            case "night" -> new Size(300, 500, 100, 1000, 1000, 5, 200);
            case String other ->
                throw new IllegalArgumentException("bonafide.faults is smoke, ci or night, not " + other);
        };
    }
}
