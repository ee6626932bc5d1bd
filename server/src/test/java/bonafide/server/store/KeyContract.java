package bonafide.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a store does with access keys, whatever database it is kept in. */
interface KeyContract {
    StoreUnderTest ledger();

    @Test
    default void aNewKeyIsFoundWithItsSecret() {
        var created = ledger().store().keys().create("acme");
        var found = ledger().store().accessKeys().find(created.accessKeyId()).orElseThrow();
        assertThat(found.account()).isEqualTo("acme");
        assertThat(found.active()).isTrue();
        assertThat(found.secrets()).hasSize(1);
        assertThat(found.secrets().getFirst().utf8()).isEqualTo(created.secret().utf8());
    }

    @Test
    default void unknownAndMalformedKeyIdsAreNotFound() {
        assertThat(ledger().store().accessKeys().find("BFunknown")).isEmpty();
        assertThat(ledger().store().accessKeys().find("a\0b")).isEmpty();
        assertThat(ledger().store().accessKeys().find("x".repeat(10_000))).isEmpty();
    }

    @Test
    default void aDisabledKeyIsInactiveAtOnceAndAnEnabledOneActiveAgain() {
        var key = ledger().newKey("acme");
        ledger().store().keys().setEnabled(key.id(), false);
        assertThat(ledger().find(key).active()).isFalse();
        ledger().store().keys().setEnabled(key.id(), true);
        assertThat(ledger().find(key).active()).isTrue();
    }

    @Test
    default void aKeyExpires() {
        var key = ledger().newKey("acme");
        ledger().store().keys().setExpiry(key.id(), ledger().clock().instant().plusSeconds(60));
        assertThat(ledger().find(key).active()).isTrue();
        ledger().clock().advance(Duration.ofSeconds(60));
        assertThat(ledger().find(key).active()).isFalse();
    }

    @Test
    default void twoSecretsHoldWhileOneIsReplacedAndAThirdIsRefused() {
        var key = ledger().newKey("acme");
        var second = ledger().store().keys().addSecret(key.id());
        assertThat(ledger().find(key).secrets()).hasSize(2);
        assertThatThrownBy(() -> ledger().store().keys().addSecret(key.id())).hasMessageContaining("two secrets");
        ledger().store().keys().retireOldSecrets(key.id());
        assertThat(ledger().find(key).secrets()).hasSize(1);
        assertThat(ledger().find(key).secrets().getFirst().utf8())
                .isEqualTo(second.secret().utf8());
    }

    @Test
    default void operationsOnAnUnknownKeyNameIt() {
        assertThatThrownBy(() -> ledger().store().keys().setEnabled("BFnone", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BFnone");
    }
}
