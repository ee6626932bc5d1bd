package bonafide.server.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs of one kind, by number; one after the other, so that calls keep their processors. */
final class Jobs {
    private final Path folder;
    private final Executor executor;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);

    /**
     * @param folder below which each job has one of its own
     * @param executor runs one task after the other
     */
    Jobs(Path folder, Executor executor) {
        this.folder = folder;
        this.executor = executor;
    }

    Started start(Job.Work work) {
        var id = Integer.toString(next.getAndIncrement());
        var job = new Job(folder.resolve(id));
        jobs.put(id, job);
        executor.execute(() -> job.carryOut(work));
        return new Started(id);
    }

    Job find(String id) {
        var job = jobs.get(id);
        if (job == null) {
            throw Refusal.notFound("evaluation");
        }
        return job;
    }

    record Started(String id) {}
}
