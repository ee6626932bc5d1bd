package bonafide.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JDK's certificate tool, run on one key store. The password goes by environment, where other users do not see it.
 *
 * @param folder where it runs
 * @param keyStore name of the PKCS#12 file in the folder
 */
record Keytool(Path folder, String keyStore, String password) {
    private static final String VARIABLE = "KEYSTORE_PASSWORD";

    /** A new key on the curve P-256, which every client knows, with a certificate for it. */
    void makeKey(String alias, String name, int days, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:-UsePerfData", "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-alias", alias, "-dname", name));
        command.addAll(List.of("-validity", Integer.toString(days)));
        command.addAll(options);
        command.addAll(List.of("-keystore", keyStore, "-storetype", "PKCS12", "-storepass:env", VARIABLE));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put(VARIABLE, password);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new TlsException("keytool failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlsException("keytool was interrupted", e);
        }
    }

    @Override
    public String toString() {
        return "Keytool[" + folder + "]";
    }
}
