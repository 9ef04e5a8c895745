package org.rihla.installation;

import java.nio.file.Path;
import java.util.Optional;
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
  FlywayMigrationStrategy migrations(Logins logins, Home home) {
    return flyway -> {
      if (home.isBeside()) Schema.requireCurrent(flyway, logins.owner());
      else Schema.migrate(flyway, logins.owner());
    };
  }

  @Bean
  OfTheOwner migrationDetails(Logins logins) {
    return new OfTheOwner(logins.owner());
  }

  @Bean
  OfTheApplication databaseDetails(Logins logins) {
    return new OfTheApplication(logins.application());
  }

  /** The database of the Rihla that is at work in this home: nothing is started, and nobody else's sign is minded. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("${rihla.beside:false}")
  static class Beside {

    @Bean
    Logins logins(Home home) {
      return Login.external().map(owner -> new Logins(owner, Login.externalApplication(owner))).or(() -> ofThisHome(home)).orElseThrow(
        () -> new CannotStart("The home " + home.folder()
          + " is in use, and its database is just starting or stopping: try again in a moment."));
    }

    private static Optional<Logins> ofThisHome(Home home) {
      return Cluster.atWork(home.folder()).flatMap(owner -> Cluster.applicationAtWork(home.folder()).map(application -> new Logins(owner,
        application)));
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
    Logins logins(EmbeddedPostgres server) {
      return new Logins(server.owner(), server.application());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnExpression("'${rihla.database.url:embedded}' != 'embedded' and !${rihla.beside:false}")
  static class External {

    @Bean
    ExternalDatabase externalDatabase(@Value("${rihla.database.url}") String url, @Value("${rihla.database.user:rihla_owner}") String user,
      @Value("${rihla.database.password:}") String password, @Value("${rihla.database.app-password:}") String application) {
      var owner = new Login(url, user, password);
      return ExternalDatabase.reach(owner, owner.application(application));
    }

    @Bean
    Logins logins(ExternalDatabase server) {
      return new Logins(server.owner(), server.application());
    }
  }

  /** Who makes and migrates the tables, and as whom the pool logs in. Where both are one, the pool sets the role rihla_app on top. */
  record Logins(Login owner, Login application) {
  }

  record OfTheOwner(Login login) implements FlywayConnectionDetails {

    @Override
    public String getJdbcUrl() { return login.url(); }

    @Override
    public String getUsername() { return login.user(); }

    @Override
    public String getPassword() { return login.password(); }
  }

  record OfTheApplication(Login login) implements JdbcConnectionDetails {

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
