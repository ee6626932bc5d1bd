package bonafide.server.console;

/** What a console user may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks at decisions and statistics. */
    VIEWER,
    /** Tries verifications, starts evaluations, handles keys and quotas. */
    OPERATOR,
    /** Changes policies and console users. */
    ADMIN;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
