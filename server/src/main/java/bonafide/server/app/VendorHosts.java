package bonafide.server.app;

import bonafide.server.config.Settings;
import bonafide.server.http.HttpListener;
import bonafide.server.http.HttpRefusal;
import bonafide.server.http.WorkGate;
import bonafide.server.service.LocationService;
import java.io.IOException;
import java.util.List;

/** What it takes to be called by clients whose code names no endpoint: the vendor's hosts mapped to this machine. */
final class VendorHosts {
    private static final String LOCATION = "location.aliyuncs.com";
    private static final String SERVICE = "saf.cn-shanghai.aliyuncs.com";
    /** Certificate names; all of them have to be mapped on the clients. */
    static final List<String> NAMES = List.of("saf.ap-southeast-1.aliyuncs.com", SERVICE, LOCATION);

    private static final int HTTPS = 443;
    private static final int LOCATION_PORT = 80;
    private static final long BYTES = 4L * 1024 * 1024;

    private VendorHosts() {}

    /** The location service one SDK asks first, over plain HTTP on port 80; nothing secret passes there. */
    static HttpListener open(Settings settings, BonafideServer.Address address, HttpRefusal refusals)
            throws IOException {
        var service = address.port() == HTTPS ? SERVICE : SERVICE + ":" + address.port();
        var listener = new HttpListener(
                new HttpListener.Place(settings.listen().host(), LOCATION_PORT, null),
                settings.http(),
                BYTES,
                new HttpListener.Service(new LocationService(service, RequestId::next), WorkGate.OPEN, refusals));
        listener.start();
        return listener;
    }
}
