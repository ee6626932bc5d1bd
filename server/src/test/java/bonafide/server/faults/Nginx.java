package bonafide.server.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A proxy in front of several nodes, set up as dist/compose/nginx.conf sets it up, without TLS. */
final class Nginx {
    private Nginx() {}

    static Optional<Path> program() {
        return List.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Spreads calls over the nodes; each is sent once. */
    static Balancer before(List<URI> nodes, Path folder) throws IOException {
        Files.createDirectories(folder);
        var servers = nodes.stream()
                .map(node -> "server 127.0.0.1:" + node.getPort() + " max_fails=1 fail_timeout=1s;")
                .collect(Collectors.joining(" "));
        return Balancer.start(
                folder,
                "nginx.conf",
                port -> """
                daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    client_body_temp_path bodies; proxy_temp_path proxied;
                    fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
                    client_max_body_size 16m;
                    upstream bonafide { %s keepalive 32; }
                    server {
                        listen 127.0.0.1:%d;
                        location / {
                            proxy_pass http://bonafide;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_set_header Host $http_host;
                            proxy_next_upstream off;
                            # What a caller gets while a node is gone.
                            error_page 502 504 =503 @gone;
                        }
                        location @gone { default_type application/json; return 503 '{"Code":"ServiceUnavailable"}'; }
                    }
                }
                """.formatted(servers, port),
                settings -> List.of(
                        program().orElseThrow().toString(), "-p", folder.toString(), "-c", settings.toString()));
    }
}
