package org.rihla.outside;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of their own, or with something worse: keeps cookies, follows nothing, and may send whatever they like. */
final class Caller {

  private static final HttpClient CLIENT = from("127.0.0.1");
  private static final AtomicInteger HOUSES = new AtomicInteger();
  static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  record Answer(int status, HttpHeaders headers, String body) {

    String header(String name) { return headers.firstValue(name).orElse(""); }

    String hidden(String name) {
      var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(body);
      return found.find() ? found.group(1) : "";
    }
  }

  /** In the order in which they are sent; the same name may come twice. */
  record Sent(String name, String value) {
  }

  private final int port;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private final HttpClient client;

  Caller(int port) { this(port, CLIENT); }

  private Caller(int port, HttpClient client) {
    this.port = port;
    this.client = client;
  }

  private static HttpClient from(String address) {
    try {
      return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).localAddress(InetAddress.getByName(address)).build();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From a house of their own: what one guesses delays no other. */
  static Caller visiting(int port) {
    int house = HOUSES.incrementAndGet();
    return new Caller(port, from("127.0." + (1 + house / 250) + "." + (1 + house % 250)));
  }

  static Caller signedIn(int port, String login) throws Exception {
    var caller = visiting(port);
    var door = caller.get("/sign-in");
    var in = caller.send("/sign-in", new Sent("_csrf", door.hidden("_csrf")), new Sent("username", login), new Sent("password",
      "demonstration"));
    if (in.status() != 302 || !in.header("Location").equals("/")) throw new IllegalStateException(login + " " + in.status());
    return caller;
  }

  String cookies() {
    return cookies.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("; "));
  }

  String cookie(String name) { return cookies.getOrDefault(name, ""); }

  void keep(String name, String value) { cookies.put(name, value); }

  Answer get(String path, String... headers) throws Exception { return ask("GET", path, null, headers); }

  Answer send(String path, Sent... entries) throws Exception { return send(path, List.of(entries)); }

  Answer send(String path, List<Sent> entries, String... headers) throws Exception {
    return ask("POST", path, encoded(entries), with(headers));
  }

  private static String[] with(String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
    return all.toArray(String[]::new);
  }

  /** A token of forms of this caller's own. */
  String token() throws Exception { return get("/").hidden("_csrf"); }

  static String encoded(List<Sent> entries) {
    return entries.stream().map(each -> URLEncoder.encode(each.name(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(each.value(),
      StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
  }

  Answer ask(String method, String path, String body, String... headers) throws Exception {
    var answer = client.send(request(method, path, body, headers), BodyHandlers.ofString());
    for (var set : answer.headers().allValues("Set-Cookie")) {
      var pair = set.substring(0, set.indexOf(';')).split("=", 2);
      if (set.contains("Max-Age=0")) cookies.remove(pair[0]);
      else cookies.put(pair[0], pair[1]);
    }
    return new Answer(answer.statusCode(), answer.headers(), answer.body());
  }

  /** @param name as it stands in the header, whatever it is */
  record Upload(String field, String name, String type, byte[] content) {
  }

  static final String BOUNDARY = "----rihla-test-boundary";

  static byte[] multipart(List<Sent> entries, Upload... files) {
    var body = new ByteArrayOutputStream();
    for (var each : entries)
      body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + each.name() + "\"\r\n\r\n" + each.value() + "\r\n").getBytes(
          StandardCharsets.UTF_8));
    for (var file : files) {
      body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file.field() + "\"; filename=\"" + file.name()
        + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  Answer upload(String path, List<Sent> entries, Upload... files) throws Exception {
    return uploadAtOnce(path, entries, files).get();
  }

  CompletableFuture<Answer> uploadAtOnce(String path, List<Sent> entries, Upload... files) {
    var sent = request("POST", path, BodyPublishers.ofByteArray(multipart(entries, files)), "Content-Type",
      "multipart/form-data; boundary=" + BOUNDARY);
    return client.sendAsync(sent, BodyHandlers.ofString()).thenApply(answer -> new Answer(answer.statusCode(), answer.headers(), answer
      .body()));
  }

  /** With all its bytes. */
  HttpResponse<byte[]> file(String path) throws Exception {
    return client.send(request("GET", path, BodyPublishers.noBody()), BodyHandlers.ofByteArray());
  }

  /** Without waiting for the answer, and without keeping its cookies. */
  CompletableFuture<Answer> atOnce(String path, List<Sent> entries) {
    return client.sendAsync(request("POST", path, encoded(entries), with()), BodyHandlers.ofString()).thenApply(answer -> new Answer(answer
      .statusCode(), answer.headers(), answer.body()));
  }

  private HttpRequest request(String method, String path, String body, String... headers) {
    return request(method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
  }

  private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LONG_ENOUGH)
      .method(method, body).header("Accept-Language", "en")
      .header("Accept", "text/html,*/*;q=0.8");
    if (!cookies.isEmpty()) request.header("Cookie", cookies());
    for (int at = 0; at < headers.length; at += 2) request.header(headers[at], headers[at + 1]);
    return request.build();
  }
}
