/** The public verbs of all modules against the real database, by the people who use them. */
@NullMarked
package org.rihla.journey;

import org.jspecify.annotations.NullMarked;
