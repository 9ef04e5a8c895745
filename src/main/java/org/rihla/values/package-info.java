/** Words that every module speaks: ids, countries, languages, money, time. No Spring, no SQL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rihla.values;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
