/** Conversations, alone or with the origin office; declarations of voluntary return and their withdrawal. */
@ApplicationModule(allowedDependencies = {"values", "reference", "access", "privacy", "web", "database", "people", "casework", "documents"})
@NullMarked
package org.rihla.counselling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
