package org.rihla;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Keeps Spring Boot from logging a stack trace for a failure that {@link Refusals} puts in one sentence. Named in META-INF/spring.factories. */
class KnownFailures implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    return Refusals.known(failure).map(known -> new FailureAnalysis(String.valueOf(known.getMessage()), null, known)).orElse(null);
  }
}
