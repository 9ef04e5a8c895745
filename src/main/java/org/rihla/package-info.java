@NullMarked
package org.rihla;

import org.jspecify.annotations.NullMarked;
