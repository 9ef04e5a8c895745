package org.rihla.values;

/**
 * A mark by which the same is known again, and nothing else: whoever has no key of the installation can neither make one nor hold a guess against it.
 */
public interface KeyedMark {

  /** 32 bytes, the same for the same for as long as the installation has its keys. */
  byte[] of(byte[] text);

  /** Whether this is the mark of that, in a time that says nothing of where it differs. */
  boolean isOf(byte[] marked, byte[] text);
}
