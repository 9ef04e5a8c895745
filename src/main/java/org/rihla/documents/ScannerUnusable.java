package org.rihla.documents;

/** What is named as the scanner for malware is none of this machine. */
public final class ScannerUnusable extends RuntimeException {

  ScannerUnusable() {
    super("RIHLA_CLAMD says where clamd is on this machine, as unix:/run/clamav/clamd.ctl or 127.0.0.1:3310; what it says now is neither.");
  }
}
