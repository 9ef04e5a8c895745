package org.rihla.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Everything needs a sign-in but the door itself and the style sheet. */
@Configuration
class SecurityConfiguration {

  private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  SecurityFilterChain doors(HttpSecurity http) throws Exception {
    return http
      .authorizeHttpRequests(requests -> requests
        .requestMatchers("/sign-in", "/language", "/first-administrator/**", "/assets/**", "/error", "/favicon.ico").permitAll()
        .anyRequest().authenticated())
      .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/").failureUrl("/sign-in?refused").permitAll())
      .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
      .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .referrerPolicy(
          policy -> policy.policy(org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
      .build();
  }
}
