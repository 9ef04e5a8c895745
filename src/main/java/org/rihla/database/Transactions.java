package org.rihla.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** How transactions share the connections. */
@Configuration
class Transactions {

  @Bean
  PlatformTransactionManager transactionManager(DataSource connections, @Value("${spring.datasource.hikari.maximum-pool-size}") int most,
    @Value("${spring.datasource.hikari.connection-timeout}") long patience) {
    return new RoomForASecond(connections, most, patience);
  }
}
