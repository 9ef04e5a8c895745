package org.rihla.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a browser is told with every answer, whoever gives it: a page, a file, a redirect, a refusal, or the server itself that was asked for something
 * that is no request. So it stands before everything else and not among the filters, which are not asked in all of these.
 */
@Component
@Order(1) // after the proxy in front is believed or not, which says whether it was https
public class AnswerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** Nothing from elsewhere, nothing written into a page, nobody's frame. */
  static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
  private static final String NOTHING_OF_THE_DEVICE = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=(), "
    + "hid=(), display-capture=(), idle-detection=(), accelerometer=(), gyroscope=(), magnetometer=()";
  private static final String A_YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

  static final Map<String, String> ALWAYS = Map.of("Content-Security-Policy", CONTENT, "X-Content-Type-Options", "nosniff",
    "Referrer-Policy",
    "no-referrer", "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
    NOTHING_OF_THE_DEVICE, "X-Frame-Options", "DENY", "X-Permitted-Cross-Domain-Policies", "none");

  @Override
  public void customize(TomcatServletWebServerFactory server) { server.addEngineValves(new Said()); }

  static void say(Request request, Response response) {
    ALWAYS.forEach(response::setHeader);
    if (request.isSecure()) response.setHeader("Strict-Transport-Security", A_YEAR_OF_HTTPS);
  }

  private static final class Said extends ValveBase {

    Said() { super(true); }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      say(request, response);
      getNext().invoke(request, response);
    }
  }
}
