package bonafide.server.config;

import java.time.ZoneId;
import java.util.List;

/**
 * Every setting of the server. Defaults, meaning and units stand in {@code default-settings.toml} beside this class; a
 * configuration file and environment variables override single values (see {@link SettingsLoader}).
 */
public record Settings(
        Listen listen, Tls tls, Data data, Http http, Admission admission, Api api, Admin admin, Console console) {
    /** The same with what the command line says of the place to listen. */
    public Settings with(Listen otherListen, Tls otherTls) {
        return new Settings(otherListen, otherTls, data, http, admission, api, admin, console);
    }

    /**
     * @param port 0 takes any free port
     * @param plainHttp allows listening beyond loopback without TLS
     */
    public record Listen(String host, int port, boolean plainHttp) {
        public Listen {
            Check.range("listen.port", port, 0, 65_535);
        }
    }

    /**
     * @param certificate PEM file with the certificate chain, own certificate first; only with mode FILES
     * @param privateKey PEM file with the unencrypted PKCS#8 key
     * @param vendorHosts the self-signed certificate also names the hosts the SDKs call by themselves, and the small
     *     location service listens on port 80
     */
    public record Tls(Mode mode, String certificate, String privateKey, boolean vendorHosts) {
        public enum Mode {
            OFF,
            SELF_SIGNED,
            FILES
        }
    }

    /**
     * @param directory where the embedded store, the keys and the certificates of this server live
     * @param store empty for the embedded store, else a {@code jdbc:postgresql:} address
     * @param masterKey what seals stored secrets: {@code file} ({@code master.key} in the directory), {@code
     *     env:VARIABLE}, or {@code command:} and the words of a command that prints it
     * @param quotaZone the time zone whose midnight starts a new quota day
     * @param auditDays how long audit rows are kept
     */
    public record Data(String directory, String store, String masterKey, String quotaZone, int auditDays) {
        public Data {
            Check.that(
                    masterKey.equals("file") || masterKey.startsWith("env:") || masterKey.startsWith("command:"),
                    "data.master-key is file, env:VARIABLE or command:WORDS, found " + masterKey);
            Check.that(
                    ZoneId.getAvailableZoneIds().contains(quotaZone),
                    "data.quota-zone: there is no time zone " + quotaZone);
            Check.range("data.audit-days", auditDays, 1, 36_500);
        }
    }

    /** What a connection may send, and how slowly. */
    public record Http(
            int maxHeadMib,
            int maxHeadersKib,
            int maxBodyMib,
            int idleTimeoutSeconds,
            int slowSenderGraceSeconds,
            int slowSenderKibPerSecond,
            int maxReceiveSeconds,
            int drainSeconds,
            int maxConnections,
            int maxConnectionsPerAddress) {
        public Http {
            Check.range("http.max-head-mib", maxHeadMib, 1, 64);
            Check.range("http.max-headers-kib", maxHeadersKib, 4, 1024);
            Check.range("http.max-body-mib", maxBodyMib, 1, 64);
            Check.range("http.idle-timeout-seconds", idleTimeoutSeconds, 25, 3600);
            Check.range("http.slow-sender-grace-seconds", slowSenderGraceSeconds, 1, 60);
            Check.range("http.slow-sender-kib-per-second", slowSenderKibPerSecond, 1, 1024);
            Check.range("http.max-receive-seconds", maxReceiveSeconds, 5, 600);
            Check.range("http.drain-seconds", drainSeconds, 0, 10);
            Check.range("http.max-connections", maxConnections, 8, 1_000_000);
            Check.range("http.max-connections-per-address", maxConnectionsPerAddress, 1, 1_000_000);
        }
    }

    /**
     * How much work is taken on at once.
     *
     * @param slots verifications at work at the same time; 0 means one per processor
     */
    public record Admission(
            int slots, int queuePerSlot, int queueMillis, int callSeconds, int bytesInFlightPercentOfHeap) {
        public Admission {
            Check.range("admission.slots", slots, 0, 256);
            Check.range("admission.queue-per-slot", queuePerSlot, 0, 16);
            Check.range("admission.queue-millis", queueMillis, 0, 10_000);
            Check.range("admission.call-seconds", callSeconds, 1, 60);
            Check.range("admission.bytes-in-flight-percent-of-heap", bytesInFlightPercentOfHeap, 5, 80);
        }

        /** Memory for all requests being received or worked on. */
        public long bytesInFlight() {
            return Runtime.getRuntime().maxMemory() / 100 * bytesInFlightPercentOfHeap;
        }
    }

    /**
     * @param extraResourceCodes codes accepted beside those of all assigned country calling codes; eight digits each
     * @param dataShape how {@code Data} is written: by client, always as text, or always as an object
     */
    public record Api(List<String> extraResourceCodes, DataShape dataShape) {
        public enum DataShape {
            BY_CLIENT,
            TEXT,
            OBJECT
        }

        public Api {
            extraResourceCodes = List.copyOf(extraResourceCodes);
            for (var code : extraResourceCodes) {
                Check.that(code.matches("\\d{8}"), "api.extra-resource-codes: a code has eight digits, found " + code);
            }
        }
    }

    /** Metrics and health, for the operator only. Port -1 leaves the listener out. */
    public record Admin(String host, int port) {
        public Admin {
            Check.range("admin.port", port, -1, 65_535);
        }
    }

    /**
     * The pages for people. Port -1 leaves them out.
     *
     * @param evaluationFolder whose lists may be evaluated from the console; empty: none
     */
    public record Console(String host, int port, String evaluationFolder) {
        public Console {
            Check.range("console.port", port, -1, 65_535);
        }
    }
}
