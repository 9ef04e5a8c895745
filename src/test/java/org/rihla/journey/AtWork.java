package org.rihla.journey;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** A programme at work, whose staff act by its verbs and through its pages. */
@SpringBootTest
abstract class AtWork {

  @Autowired
  ApplicationContext context;

  Programme p;
  Pages pages;

  @BeforeEach
  final void a_programme_at_work() throws Exception {
    p = new Programme(context);
    pages = new Pages(context);
  }
}
