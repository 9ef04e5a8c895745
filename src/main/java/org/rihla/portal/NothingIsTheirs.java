package org.rihla.portal;

/** There is no case any more that is about the one who comes. */
final class NothingIsTheirs extends RuntimeException {
}
