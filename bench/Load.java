import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Loads a running demonstration with readers, after a warm-up, and prints for each page the time of an answer in milliseconds (p50, p95, p99)
 * and answers a second; and beside the case page its floor: the same rows by plain SQL on the same server.
 *
 * <p>java -cp target/app/lib/'*' bench/Load.java BASE_URL HOME [CLIENTS] [REQUESTS]
 */
class Load {

  private static final String PASSWORD = "demonstration";

  private static final List<String> EVERYBODY = List.of("outreach-worker.rba", "protection-officer.rba", "medical-officer.rba", "movements-officer.rba",
    "finance-officer.rba", "me-officer.rba", "office-manager.rba", "origin-case-worker.civ", "me-officer.civ", "office-manager.civ", "national-authority.rba",
    "donor.rba", "data-protection-officer.rba", "system-administrator.rba");

  private final String base;
  private final int clients;
  private final int requests;

  Load(String base, int clients, int requests) {
    this.base = base;
    this.clients = clients;
    this.requests = requests;
  }

  public static void main(String[] args) throws Exception {
    var load = new Load(args[0], args.length > 2 ? Integer.parseInt(args[2]) : 8, args.length > 3 ? Integer.parseInt(args[3]) : 2_000);
    load.run(Path.of(args[1]));
  }

  void run(Path home) throws Exception {
    var readers = new ArrayList<Reader>();
    for (int i = 0; i < clients; i++) readers.add(Reader.of(base, signIn("return-counsellor.rba")));
    var cases = new ArrayList<String>();
    for (int page = 0; page < 20; page++) {
      var list = readers.getFirst().get("/cases?page=" + page);
      var link = Pattern.compile("/cases/[0-9a-f-]{36}").matcher(list);
      while (link.find()) cases.add(link.group());
    }
    System.out.printf("%d clients, %d requests each page, %d cases%n%n", clients, requests, cases.size());
    System.out.printf("%-28s %8s %8s %8s %10s%n", "page", "p50 ms", "p95 ms", "p99 ms", "answers/s");
    // The server compiles what runs often, for some minutes of its first load: the first thing measured would be the compiler.
    for (int round = 0; round < 3; round++) all(readers, i -> cases.get(i % cases.size()), requests);
    measure("case", readers, i -> cases.get(i % cases.size()));
    measure("list, first page", readers, _ -> "/cases");
    measure("list by stage", readers, _ -> "/cases?stage=APPROVED");
    measure("today", readers, _ -> "/");
    everybodysToday();
    oracle(cases);
    floor(home, cases);
    System.out.println();
    var reader = Reader.of(base, signIn("return-counsellor.rba")); // the first ones were left alone for too long, and the server has hung up
    for (var format : List.of("json", "xlsx", "pdf")) statement(reader, format);
  }

  /** Whether a case that is there and not theirs is told by a clock from one that there is not: asked in turns by one reader, so that both meet the same hour. */
  private void oracle(List<String> cases) throws Exception {
    var stranger = Reader.of(base, signIn("return-counsellor.ouj"));
    var seen = new java.util.HashSet<String>();
    for (int page = 0; page < 40; page++) {
      var link = Pattern.compile("/cases/[0-9a-f-]{36}").matcher(stranger.get("/cases?page=" + page));
      while (link.find()) seen.add(link.group());
    }
    var hidden = cases.stream().filter(each -> !seen.contains(each)).toList();
    var theirs = new ArrayList<Long>();
    var nobodys = new ArrayList<Long>();
    for (int i = 0; i < 2 * requests; i++) {
      boolean there = i % 2 == 0;
      var path = there ? hidden.get(i * 31 % hidden.size()) : "/cases/" + java.util.UUID.randomUUID();
      var started = System.nanoTime();
      stranger.missing(path);
      if (i >= requests) (there ? theirs : nobodys).add(System.nanoTime() - started);
    }
    Collections.sort(theirs);
    Collections.sort(nobodys);
    System.out.printf("%-28s %8.2f ms, no such case %.2f ms: %.2f ms apart (goal: 5)%n", "p50, a case out of sight", at(theirs, 0.5), at(nobodys, 0.5),
      Math.abs(at(theirs, 0.5) - at(nobodys, 0.5)));
  }

  /** The first page of one account of each role, a quarter of the requests each. */
  private void everybodysToday() throws Exception {
    var quarter = new Load(base, clients, requests / 4);
    for (var login : EVERYBODY) {
      var readers = new ArrayList<Reader>();
      for (int i = 0; i < clients; i++) readers.add(Reader.of(base, signIn(login)));
      quarter.measure("today, " + login, readers, _ -> "/");
    }
  }

  private void measure(String name, List<Reader> readers, IntFunction<String> path) throws Exception {
    all(readers, path, requests); // the server compiles what it runs often: a warm-up shorter than that measures the compiler
    var started = System.nanoTime();
    var times = all(readers, path, requests);
    print(name, times, started);
  }

  private static void print(String name, List<Long> times, long started) {
    Collections.sort(times);
    System.out.printf("%-28s %8.1f %8.1f %8.1f %10.0f%n", name, at(times, 0.5), at(times, 0.95), at(times, 0.99), times.size() / ((System.nanoTime() - started) / 1e9));
  }

  private List<Long> all(List<Reader> readers, IntFunction<String> path, int count) throws Exception {
    return together(readers.size(), client -> {
      var times = new ArrayList<Long>();
      for (int i = client; i < count; i += readers.size()) {
        var started = System.nanoTime();
        readers.get(client).read(path.apply(i * 31));
        times.add(System.nanoTime() - started);
      }
      return times;
    });
  }

  private interface Client {
    List<Long> work(int number) throws Exception;
  }

  private static List<Long> together(int clients, Client client) throws Exception {
    try (var pool = Executors.newFixedThreadPool(clients)) {
      var running = new ArrayList<Future<List<Long>>>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        running.add(pool.submit((Callable<List<Long>>) () -> client.work(number)));
      }
      var times = new ArrayList<Long>();
      for (var each : running) times.addAll(each.get());
      return times;
    }
  }

  /** The rows of a case page, read by prepared statements over as many connections: no decryption, no page. */
  private void floor(Path home, List<String> cases) throws Exception {
    var data = home.resolve("data");
    String port;
    try (var versions = Files.walk(data, 2)) {
      var pid = versions.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
      port = Files.readAllLines(pid).get(3);
    }
    var password = Files.readString(home.resolve("keys").resolve("rihla_owner.password")).strip();
    var url = "jdbc:postgresql://127.0.0.1:" + port.strip() + "/rihla";
    var queries = List.of("select * from casework.return_case where id = ?::uuid", "select * from casework.case_member where case_id = ?::uuid",
      "select * from casework.evidence where case_id = ?::uuid", "select * from casework.case_history where case_id = ?::uuid order by at desc limit 60",
      "select p.* from people.person p join casework.case_member m on m.person_id = p.id where m.case_id = ?::uuid",
      "select * from counselling.conversation where case_id = ?::uuid", "select * from protection.finding where case_id = ?::uuid",
      "select * from assistance.delivery where case_id = ?::uuid", "select * from travel.journey where case_id = ?::uuid");
    for (int round = 0; round < 2; round++) {
      var started = System.nanoTime();
      var times = together(clients, number -> {
        var measured = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection(url, "rihla_owner", password)) {
          for (int i = number; i < requests; i += clients) {
            var from = System.nanoTime();
            for (var sql : queries) try (var statement = connection.prepareStatement(sql)) {
              statement.setString(1, cases.get(i * 31 % cases.size()).substring("/cases/".length()));
              try (var rows = statement.executeQuery()) {
                while (rows.next()) rows.getObject(1);
              }
            }
            measured.add(System.nanoTime() - from);
          }
        }
        return measured;
      });
      if (round == 1) print("floor: rows of a case by SQL", times, started);
    }
  }

  private void statement(Reader reader, String format) throws Exception {
    var times = new ArrayList<Long>();
    for (int i = 0; i < 4; i++) {
      var started = System.nanoTime();
      reader.read("/statement/2024." + format);
      times.add(System.nanoTime() - started);
    }
    System.out.printf("statement as %-4s  first %.2f s, then %.2f s%n", format, times.getFirst() / 1e9, Collections.min(times) / 1e9);
  }

  private HttpClient signIn(String login) throws Exception {
    var client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).followRedirects(HttpClient.Redirect.NORMAL).build();
    var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get(client, "/sign-in"));
    if (!token.find()) throw new IllegalStateException("no sign-in form");
    var form = "username=" + login + "&password=" + PASSWORD + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    var answer = client.send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
      .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) throw new IllegalStateException("not signed in: " + answer.statusCode());
    return client;
  }

  private String get(HttpClient client, String path) throws Exception {
    var answer = client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IllegalStateException(path + " answered " + answer.statusCode());
    return answer.body();
  }

  /** One signed-in connection that stays open. It does next to nothing itself: client and server share the cores, and the server is measured. */
  private record Reader(Socket socket, InputStream in, String head) {

    static Reader of(String base, HttpClient signedIn) throws IOException {
      var address = URI.create(base);
      var cookies = ((CookieManager) signedIn.cookieHandler().orElseThrow()).getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
      var socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      return new Reader(socket, new BufferedInputStream(socket.getInputStream(), 1 << 16),
        " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nCookie: " + cookies + "\r\n\r\n");
    }

    String get(String path) throws IOException { return new String(read(path), StandardCharsets.UTF_8); }

    byte[] read(String path) throws IOException { return read(path, " 200"); }

    /** @throws IOException unless nothing is there for this reader */
    void missing(String path) throws IOException { read(path, " 404"); }

    private byte[] read(String path, String expected) throws IOException {
      socket.getOutputStream().write(("GET " + path + head).getBytes(StandardCharsets.ISO_8859_1));
      var status = line();
      int length = -1;
      for (var header = line(); !header.isEmpty(); header = line())
        if (header.regionMatches(true, 0, "content-length:", 0, 15)) length = Integer.parseInt(header.substring(15).strip());
      if (!status.contains(expected) || length < 0) throw new IOException(path + " answered " + status + ", length " + length);
      return in.readNBytes(length);
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int sign = in.read(); sign != '\n'; sign = in.read()) {
        if (sign < 0) throw new EOFException("the server hung up");
        if (sign != '\r') line.append((char) sign);
      }
      return line.toString();
    }
  }

  private static double at(List<Long> sorted, double share) { return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share)) / 1e6; }
}
