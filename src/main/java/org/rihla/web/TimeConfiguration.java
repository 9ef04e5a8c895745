package org.rihla.web;

import java.time.ZoneId;
import org.rihla.values.Calendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock, in the host office's time zone. */
@Configuration
class TimeConfiguration {

  @Bean
  Calendar clock(@Value("${rihla.zone:Africa/Casablanca}") ZoneId zone) { return new Calendar(zone); }
}
