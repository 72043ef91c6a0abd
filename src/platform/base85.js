// Bytes as printable text, five characters for four bytes (base64 takes five and a third): how the one file holds what is packed.

// Consecutive characters of ASCII, but for the one that could end the element they are in.
const [FIRST, SKIPPED] = [35, '<'.charCodeAt(0)];

/** @param {Uint8Array} bytes */
export function encode(bytes) {
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const words = new DataView(padded.buffer);
  let text = '';
  for (let at = 0; at < padded.length; at += 4) {
    let word = words.getUint32(at);
    let digits = '';
    for (let digit = 0; digit < 5; digit++) {
      const code = FIRST + (word % 85);
      digits = String.fromCharCode(code < SKIPPED ? code : code + 1) + digits;
      word = Math.floor(word / 85);
    }
    text += digits;
  }
  return text;
}

/**
 * The bytes of such a text.
 * @param {string} text
 * @param {number} length how many they are
 */
export function decode(text, length) {
  const bytes = new Uint8Array((text.length / 5) * 4);
  const words = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let digit = at; digit < at + 5; digit++) {
      const code = text.charCodeAt(digit);
      word = word * 85 + code - FIRST - (code > SKIPPED ? 1 : 0);
    }
    words.setUint32((at / 5) * 4, word);
  }
  return bytes.subarray(0, length);
}
