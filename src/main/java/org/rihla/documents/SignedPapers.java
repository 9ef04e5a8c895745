package org.rihla.documents;

import java.util.Optional;
import java.util.UUID;
import org.rihla.access.Act;
import org.rihla.access.Compartment;
import org.rihla.casework.ReturnCase;
import org.rihla.values.PersonId;
import org.rihla.web.Ui;

/** One kind of things that people sign on paper: the module that keeps them says whose each is, and who may add its scan and open it. */
public interface SignedPapers {

  /** Its place in the address, and in {@code documents.scan}. */
  String kind();

  /** Who may do this to the case may add a scan. */
  Act adding();

  /** Who reads this part reads what was signed. */
  Compartment part();

  /** Empty where there is none of this number in this case. */
  Optional<Paper> find(ReturnCase of, UUID row);

  /** What it was, in the reader's language, where people sign several of this kind; else "". */
  default String told(ReturnCase of, UUID row, Ui ui) {
    return "";
  }

  /** @param signer whose key closes the scan; part: with which of their keys, and what must be read beside {@link #part} to open it */
  record Paper(PersonId signer, Compartment part) {
  }
}
