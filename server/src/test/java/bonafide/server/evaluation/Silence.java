package bonafide.server.evaluation;

/** A run nobody watches. */
record Silence() implements Progress {
    @Override
    public void started(String task, int total, int restored) {}

    @Override
    public void advanced(int done) {}

    @Override
    public void finished() {}
}
