/** How somebody of the staff comes in and stays in: passwords, telephone and passkeys, the sign-in of an organisation, sessions, delays after wrong attempts, proof before dangerous acts. */
@ApplicationModule(allowedDependencies = {"values", "access", "reference", "privacy", "web", "drafts"})
@NullMarked
package org.rihla.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
