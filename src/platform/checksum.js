// Whether what was packed into the one file is what comes out of it.

/** Adler-32 (RFC 1950) of bytes. */
export function checksum(bytes) {
  let [sum, sums] = [1, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    sum = (sum + bytes[at]) % 65521;
    sums = (sums + sum) % 65521;
  }
  return sums * 65536 + sum;
}
