/** One installation: its home folder, its lock, its embedded PostgreSQL, and the doctor that says what is wrong with it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rihla.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
