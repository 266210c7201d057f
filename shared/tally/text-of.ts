/**
 * The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD. Written out because no TextDecoder is promised here; meant for
 * names, not for whole files.
 */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 0;
    const rest = bytes.subarray(at + 1, at + size);
    if (size === 0 || rest.length < size - 1 || rest.some((byte) => (byte & 0xc0) !== 0x80)) {
      text += '\ufffd';
      at++;
      continue;
    }
    const point = rest.reduce(
      (sum, byte) => (sum << 6) | (byte & 0x3f),
      size === 1 ? lead : lead & (0xff >> (size + 1)),
    );
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    at += size;
  }
  return text;
}
