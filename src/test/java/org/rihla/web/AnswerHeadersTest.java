package org.rihla.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** What is said before any page of ours is asked, and behind a proxy that is believed. */
class AnswerHeadersTest {

  private static HttpHeaders ask(String path, String scheme) throws Exception {
    var factory = new TomcatServletWebServerFactory(0);
    factory.setAddress(InetAddress.getLoopbackAddress());
    var proxy = new RemoteIpValve();
    proxy.setProtocolHeader("X-Forwarded-Proto");
    factory.addEngineValves(proxy);
    new AnswerHeaders().customize(factory);
    new RefusedAddress(new Messages()).customize(factory);
    var server = factory.getWebServer();
    server.start();
    try (var client = HttpClient.newHttpClient()) {
      return client
        .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path)).header("X-Forwarded-Proto", scheme).build(),
          BodyHandlers.ofString())
        .headers();
    } finally {
      server.stop();
      server.destroy();
    }
  }

  @Test
  void https_is_for_a_year_where_it_came_over_https() throws Exception {
    for (var path : List.of("/nothing", "/cases/%00")) {
      assertThat(ask(path, "https").allValues("Strict-Transport-Security")).as(path).containsExactly("max-age=31536000; includeSubDomains");
      assertThat(ask(path, "http").allValues("Strict-Transport-Security")).as(path).isEmpty();
    }
  }

  @Test
  void each_header_stands_once_also_where_the_server_itself_refuses() throws Exception {
    var said = ask("/cases/%FF", "https");
    AnswerHeaders.ALWAYS.forEach((name, value) -> assertThat(said.allValues(name)).as(name).containsExactly(value));
    assertThat(said.firstValue("Cache-Control")).contains("no-store");
    assertThat(said.firstValue("Content-Type").orElse("")).isEqualToIgnoringCase("text/html;charset=utf-8");
  }
}
