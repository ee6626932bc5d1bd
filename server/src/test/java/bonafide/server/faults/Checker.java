package bonafide.server.faults;

import bonafide.server.audit.AuditRecord;
import bonafide.server.audit.AuditRecord.State;
import bonafide.server.faults.Client.Sent;
import bonafide.server.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds what callers saw against audit trail and quota. */
final class Checker {
    private final Collection<Sent> history;
    private final Map<String, AuditRecord> rows = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long used;

    private Checker(Collection<Sent> history) {
        this.history = history;
    }

    /** @return what does not fit, one line each; empty when nothing was lost, replayed or counted wrong */
    static List<String> check(Store store, Collection<Sent> history) {
        var checker = new Checker(history);
        store.auditLog().forEach(Instant.EPOCH, Instant.now().plus(Duration.ofDays(3)), entry -> {
            if (entry.call().result() == null || entry.call().result().state() != State.EVENT) {
                checker.rows.put(entry.call().requestId(), entry.call());
            }
        });
        checker.used = store.accounts().quotaUse().stream()
                .mapToLong(use -> use.used())
                .sum();
        checker.violations.addAll(store.check(List.of()));
        checker.answersHaveRows();
        checker.rowsHaveAnswers();
        checker.oneSuccessPerNonce();
        checker.quotaIsWhatWasDecided();
        return List.copyOf(checker.violations);
    }

    /** Each answer with a decision has one completed row that says the same. */
    private void answersHaveRows() {
        for (var sent : history) {
            sent.answer().filter(Client.Answer::decided).ifPresent(answer -> {
                var row = rows.get(answer.requestId());
                if (row == null || row.result() == null || row.result().state() != State.COMPLETED) {
                    violations.add("lost: answer " + answer.requestId() + " has no completed row");
                } else if (!Objects.equals(
                        row.result().outcome(), sent.call().expected().name())) {
                    violations.add("wrong: row " + answer.requestId() + " says "
                            + row.result().outcome());
                } else if (answer.passed() != (sent.call().expected() == Client.Expected.PASSED)) {
                    violations.add("wrong: answer " + answer.requestId() + " says passed=" + answer.passed());
                }
            });
        }
    }

    /** A completed row nobody got the answer of belongs to a call whose end its caller does not know. */
    private void rowsHaveAnswers() {
        Set<String> answered = new HashSet<>();
        long unknown = 0;
        for (var sent : history) {
            if (sent.answer().isEmpty() || sent.answer().get().status() == 503) {
                unknown++;
            } else {
                answered.add(sent.answer().get().requestId());
            }
        }
        long unclaimed = rows.values().stream()
                .filter(row -> row.result() != null && row.result().state() == State.COMPLETED)
                .filter(row -> !answered.contains(row.requestId()))
                .count();
        if (unclaimed > unknown) {
            violations.add("lost: " + unclaimed + " completed rows without an answer, only " + unknown
                    + " calls with an unknown end");
        }
        rows.values().stream()
                .filter(row -> row.result() == null)
                .forEach(row -> violations.add("open: row " + row.requestId() + " was never closed"));
    }

    private void oneSuccessPerNonce() {
        var successes = new HashMap<String, Integer>();
        history.stream()
                .filter(sent -> sent.answer().filter(Client.Answer::decided).isPresent())
                .forEach(sent -> successes.merge(sent.call().nonce(), 1, Integer::sum));
        successes.forEach((nonce, count) -> {
            if (count > 1) {
                violations.add("replayed: nonce " + nonce + " was accepted " + count + " times");
            }
        });
    }

    private void quotaIsWhatWasDecided() {
        long decided = rows.values().stream()
                .filter(row -> row.result() != null && row.result().state() == State.COMPLETED)
                .filter(row -> !Objects.equals(row.result().outcome(), "UNASSESSABLE"))
                .count();
        if (decided != used) {
            violations.add("quota: " + used + " used, " + decided + " decided");
        }
    }
}
