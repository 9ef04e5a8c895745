package org.rihla.privacy;

/** Another command is rotating or retiring keys of this home at the moment. */
public final class KeysBusy extends RuntimeException {

  KeysBusy() { super("The keys of this home are being changed by another command: wait until that one has ended, then ask again."); }
}
