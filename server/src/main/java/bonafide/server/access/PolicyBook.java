package bonafide.server.access;

import bonafide.engine.decision.DecisionPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The policies decisions are made with, per account and resource code. A policy is never changed: a new version takes
 * its place, and each decision names the version it was made with.
 */
public interface PolicyBook {
    /** Stands for every account, or every resource code. */
    String ANY = "*";

    /**
     * Makes a policy the one in force for its scope; when it is in force already nothing changes.
     *
     * @return the version's name, as audit rows state it
     */
    String put(String account, String resourceCode, DecisionPolicy policy);

    /** Every version of every scope, the newest of a scope first. */
    List<Entry> history();

    /** The newest version of every scope that has one, by scope. */
    default Collection<Entry> newest() {
        var newest = new TreeMap<String, Entry>();
        for (var entry : history()) {
            newest.putIfAbsent(entry.account() + "/" + entry.resourceCode(), entry);
        }
        return newest.values();
    }

    /** What a call of that account with that resource code is decided with now. */
    InForce inForce(String account, String resourceCode);

    /** @param version counts from 1 within its scope */
    record Entry(String account, String resourceCode, long version, DecisionPolicy policy, Instant created) {
        public String name() {
            return account + "/" + resourceCode + "/" + version;
        }
    }

    /** @param version the name of the version */
    record InForce(DecisionPolicy policy, String version) {}
}
