/** The case: travel group, stage, safeguards, evidence, custody, history. It is told what other modules learn and never asks them. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "drafts"})
@NullMarked
package org.rihla.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
