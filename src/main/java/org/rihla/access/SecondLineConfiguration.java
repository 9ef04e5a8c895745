package org.rihla.access;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every connection of the application goes through {@link SecondLine}. */
@Configuration(proxyBeanMethods = false)
class SecondLineConfiguration {

  @Bean
  static BeanPostProcessor secondLine() {
    var policy = new Policy();
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource connections && !(bean instanceof SecondLine)
          ? new SecondLine(connections, () -> Sight.now(policy))
          : bean;
      }
    };
  }
}
