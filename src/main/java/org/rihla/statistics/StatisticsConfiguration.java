package org.rihla.statistics;

import org.rihla.values.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where words and names come from. */
@Configuration
class StatisticsConfiguration {

  @Bean
  Words statisticsWords() { return new FileWords(); }

  /** Codes as they are, until the reference data give them names. */
  @Bean
  Labels statisticsLabels() {
    return new Labels() {
      @Override
      public String label(String list, String code, Language language) { return code; }

      @Override
      public String country(String iso3, Language language) { return iso3; }
    };
  }
}
