package org.rihla;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole application: one deployable made of modules, one package each. */
@SpringBootApplication
public class Rihla {

  public static void main(String[] args) {
    SpringApplication.run(Rihla.class, args);
  }
}
