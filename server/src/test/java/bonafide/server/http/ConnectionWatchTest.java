package bonafide.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
    @Test
    void countsAnIpv6NetworkAsOneCallerAndIpv4AddressesOnTheirOwn() throws UnknownHostException {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2")).isEqualTo(network("192.0.2.1"));
        assertThat(network("::ffff:192.0.2.1")).isEqualTo(network("192.0.2.1"));
    }

    private static Object network(String address) throws UnknownHostException {
        return ConnectionWatch.network(InetAddress.getByName(address));
    }
}
