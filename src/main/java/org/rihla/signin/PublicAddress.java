package org.rihla.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How people reach this installation: {@code rihla.public-url}; without it the address that a browser on this machine asked at. */
@Component
class PublicAddress {

  private static final String RULE = "rihla.public-url must be https://name, without a path (http only for localhost): ";

  private final Optional<Place> configured;

  PublicAddress(@Value("${rihla.public-url:}") String url) {
    configured = url.isBlank() ? Optional.empty() : Optional.of(place(url.strip()));
  }

  /**
   * @param origin scheme, name and port, as a browser says them
   * @param host the name alone, to which a passkey is bound
   */
  record Place(String origin, String host) {

    /** An address in digits is no name, and browsers bind no passkey to it. */
    boolean hasName() {
      return host.matches(".*[a-z].*") && !host.contains(":");
    }
  }

  /** Never an address that somebody merely sent, unless they are on this machine: a link or a key would lead there. */
  Optional<Place> at(HttpServletRequest request) {
    if (configured.isPresent()) return configured;
    var host = request.getServerName();
    if (!host.equals("localhost") && !host.equals("127.0.0.1")) return Optional.empty();
    boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
    return Optional.of(new Place(request.getScheme() + "://" + host + (usual ? "" : ":" + request.getServerPort()), host));
  }

  /** Where passkeys work: a name, over https or on this machine. */
  Optional<Place> forPasskeys(HttpServletRequest request) {
    return at(request).filter(Place::hasName);
  }

  private static Place place(String url) {
    var read = read(url);
    boolean local = "http".equals(read.getScheme()) && "localhost".equals(read.getHost());
    if (read.getHost() == null || !"https".equals(read.getScheme()) && !local || read.getUserInfo() != null || read.getQuery() != null
      || read
        .getFragment() != null
      || !read.getPath().isEmpty() && !read.getPath().equals("/"))
      throw new IllegalArgumentException(RULE + url);
    boolean usual = read.getPort() == -1 || read.getPort() == (local ? 80 : 443);
    var host = read.getHost().toLowerCase(java.util.Locale.ROOT);
    return new Place(read.getScheme() + "://" + host + (usual ? "" : ":" + read.getPort()), host);
  }

  private static URI read(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(RULE + url, e);
    }
  }
}
