package bonafide.server.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as an operator handles them. Every change holds for the next call on every node; making one twice changes
 * nothing.
 *
 * <p>Methods that change an account throw {@link IllegalArgumentException} when there is none of that name, and all
 * throw {@link LedgerUnavailableException} when the store does not answer.
 */
public interface Accounts {
    /** Opens an account with the service activated and no limits, unless there is one of that name. */
    void open(String name);

    List<AccountSummary> list();

    /** @param ends null: until further notice */
    void activate(String name, Instant starts, @Nullable Instant ends);

    void deactivate(String name);

    /** @param perDay decided verifications a day; null: no limit */
    void limitPerDay(String name, @Nullable Long perDay);

    /** @param perSecond admitted calls a second; null: no limit */
    void limitPerSecond(String name, @Nullable Long perSecond);

    /** @param codes empty: all codes */
    void allowResourceCodes(String name, Set<String> codes);

    /** How much of each account's quota is used, newest day first. */
    List<QuotaUse> quotaUse();

    /** The same for today alone, by account; one that was not used today is not in it. */
    List<QuotaUse> quotaToday();

    /**
     * @param day in the quota's time zone, as {@code 2026-03-01}
     * @param used decided verifications, and those at work now
     * @param limit today's limit; null: none
     */
    record QuotaUse(
            String account, String day, long used, @Nullable Long limit) {}
}
