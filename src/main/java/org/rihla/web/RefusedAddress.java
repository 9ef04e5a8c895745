package org.rihla.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.rihla.values.Language;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the server refuses before any page of ours is asked, such as an address that is none. Nobody knows yet who reads, so it is said in each language.
 */
@Component
class RefusedAddress implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private final Messages messages;

  RefusedAddress(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextCustomizers(context -> {
      var host = (StandardHost) context.getParent();
      host.setErrorReportValveClass(null);
      host.getPipeline().addValve(new Said());
    });
  }

  private String page() {
    var said = Arrays.stream(Language.values()).map(language -> "<section lang=\"%s\" dir=\"%s\"><h1>%s</h1><p>%s</p></section>".formatted(
      language.tag(), language.direction(), messages.text("error.bad-request.title", language),
      messages.text("error.bad-request.next", language))).collect(Collectors.joining());
    return "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
      + "<title>Rihla</title></head><body>" + said + "<p><a href=\"/\">Rihla</a></p></body></html>";
  }

  private final class Said extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
      if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
      try {
        AnswerHeaders.say(request, response); // again: an accident took them away
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getReporter().write(page());
        response.finishResponse();
      } catch (IOException gone) {
        // whoever asked is gone
      }
    }
  }
}
