package org.rihla.installation;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the data are: in the home, unless {@code rihla.database.url} names another server. Beans are closed in reverse order of need, so the
 * pool closes before the server and the server before the home.
 */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

  /** The commands open the home before Spring starts, to say early what is wrong with it. */
  @Bean
  @ConditionalOnMissingBean
  Home home(@Value("${rihla.home}") Path folder) {
    return Home.open(folder);
  }

  /** What keeps the tables from being those of this build is said in one sentence. */
  @Bean
  FlywayMigrationStrategy migrations(Details details, Home home) {
    return flyway -> {
      if (home.isBeside()) Schema.requireCurrent(flyway, details.login());
      else Schema.migrate(flyway, details.login());
    };
  }

  /** The database of the Rihla that is at work in this home: nothing is started, and nobody else's sign is minded. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("${rihla.beside:false}")
  static class Beside {

    @Bean
    Details databaseDetails(Home home) {
      return new Details(Login.external().or(() -> Cluster.atWork(home.folder())).orElseThrow(() -> new CannotStart("The home "
        + home.folder() + " is in use, and its database is just starting or stopping: try again in a moment.")));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("'${rihla.database.url:embedded}' == 'embedded' and !${rihla.beside:false}")
  static class Embedded {

    @Bean
    EmbeddedPostgres embeddedPostgres(Home home) {
      return EmbeddedPostgres.start(home);
    }

    @Bean
    Details databaseDetails(EmbeddedPostgres server) {
      return new Details(server.owner());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("'${rihla.database.url:embedded}' != 'embedded' and !${rihla.beside:false}")
  static class External {

    @Bean
    ExternalDatabase externalDatabase(@Value("${rihla.database.url}") String url, @Value("${rihla.database.user:rihla_owner}") String user,
      @Value("${rihla.database.password:}") String password) {
      return ExternalDatabase.reach(new Login(url, user, password));
    }

    @Bean
    Details databaseDetails(ExternalDatabase server) {
      return new Details(server.owner());
    }
  }

  /** Migrations log in the same way, but stay the owner: only the pool sets the role rihla_app. */
  record Details(Login login) implements JdbcConnectionDetails, FlywayConnectionDetails {

    @Override
    public String getJdbcUrl() { return login.url(); }

    @Override
    public String getUsername() { return login.user(); }

    @Override
    public String getPassword() { return login.password(); }

    @Override
    public String getDriverClassName() { return "org.postgresql.Driver"; }
  }
}
