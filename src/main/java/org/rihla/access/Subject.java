package org.rihla.access;

import org.jspecify.annotations.Nullable;
import org.rihla.values.OfficeCode;

/**
 * What the decision must know of a case: whose it is.
 *
 * @param host the office that prepares the return
 * @param hostParent the office above it, if there is one
 * @param origin the office in the country of origin
 * @param shared whether the origin office may see it at all: the person agreed, or has departed
 */
public record Subject(OfficeCode host, @Nullable OfficeCode hostParent, OfficeCode origin, boolean shared) {

  boolean hostBelow(OfficeCode office) { return office.equals(hostParent); }
}
