package org.rihla.travel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.rihla.web.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The list of one flight, to be printed. */
@Controller
class ManifestDoors {

  private final Manifests manifests;
  private final Readers readers;

  ManifestDoors(Manifests manifests, Readers readers) {
    this.manifests = manifests;
    this.readers = readers;
  }

  @GetMapping("/movements/{journey}")
  ModelAndView manifest(@PathVariable UUID journey, HttpServletRequest request) {
    return new ModelAndView("travel/manifest", Map.of("manifest", manifests.of(journey, readers.ui(request))));
  }
}
