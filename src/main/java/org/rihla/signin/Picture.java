package org.rihla.signin;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a telephone reads from the screen, as the path of an SVG drawing.
 *
 * @param size its width and height in dots, margin included
 */
public record Picture(String path, int size) {

  private static final int MARGIN = 4;

  /** @param secret in base 32 */
  static Picture of(String login, String secret) {
    var code = QrCode.encodeText("otpauth://totp/Rihla:" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "?secret=" + secret
      + "&issuer=Rihla", QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++)
      for (int x = 0; x < code.size; x++)
        if (code.getModule(x, y)) path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
    return new Picture(path.toString(), code.size + 2 * MARGIN);
  }
}
