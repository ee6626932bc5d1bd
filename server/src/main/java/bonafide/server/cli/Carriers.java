package bonafide.server.cli;

/** The platform threads that carry virtual ones. */
final class Carriers {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int LEAST = 8;
    private static final int PER_PROCESSOR = 4;

    private Carriers() {}

    /**
     * More carriers than processors, before the first virtual thread: inference holds its carrier for as long as it runs
     * in native code, and whoever is to be told to come again must not wait for that.
     */
    static void enough() {
        if (System.getProperty(PARALLELISM) == null) {
            var processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(PARALLELISM, Integer.toString(Math.max(LEAST, PER_PROCESSOR * processors)));
        }
    }
}
