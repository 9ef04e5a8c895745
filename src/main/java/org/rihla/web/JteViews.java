package org.rihla.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractView;

/** Finds {@code module/page} among the precompiled templates and gives each the {@link Ui} of its reader. */
@Component
public class JteViews implements ViewResolver {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Readers readers;

  JteViews(Readers readers) {
    this.readers = readers;
    engine.setBinaryStaticContent(true);
  }

  @Override
  public View resolveViewName(String name, Locale locale) { return new Page(name + ".jte"); }

  /** Answers with a page before any door is asked: from a filter. */
  public void answer(String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
    try {
      new Page(name + ".jte").render(model, request, response);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private final class Page extends AbstractView {

    private final String template;

    Page(String template) {
      this.template = template;
    }

    @Override
    protected void renderMergedOutputModel(Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
      var given = new HashMap<>(model);
      given.put("ui", readers.ui(request));
      given.keySet().removeIf(key -> key.startsWith("org.springframework"));
      Readers.chosen(request).ifPresent(language -> {
        Readers.remember(language, request, response);
        response.setStatus(HttpServletResponse.SC_OK); // nothing was asked for but the language
      });
      var html = new Utf8ByteOutput();
      engine.render(template, given, html);
      Turns.over(request);
      response.setContentType("text/html;charset=UTF-8");
      var page = html.toByteArray(); // in one piece: each of the many small ones would go through every filter's wrapper
      response.setContentLength(page.length);
      response.getOutputStream().write(page);
    }
  }
}
