package org.rihla.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** An address that is none is answered by the server itself, in words that people understand, and without its name. */
class RefusedAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"/cases/%00", "/cases/%FF"})
  void what_the_server_itself_refuses_is_said_in_each_language(String address) throws Exception {
    var answer = ask(address);
    assertThat(answer).contains("This cannot be understood", "Cette demande", "dir=\"rtl\"").doesNotContain("Tomcat", "HTTP Status");
  }

  private static String ask(String address) throws Exception {
    var factory = new TomcatServletWebServerFactory(0);
    factory.setAddress(InetAddress.getLoopbackAddress());
    new RefusedAddress(new Messages()).customize(factory);
    var server = factory.getWebServer();
    server.start();
    try (var client = HttpClient.newHttpClient()) {
      return client
        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + address)).build(), BodyHandlers.ofString())
        .body();
    } finally {
      server.stop();
      server.destroy();
    }
  }
}
