/** What is used of lzma1. Its own types are its sources, which this project's rules for TypeScript do not fit. */
export function compress(data: Uint8Array, mode?: number): Uint8Array<ArrayBuffer>;
export class InputBuffer {
  constructor(data: Uint8Array);
}
export class OutputBuffer {
  constructor(capacity: number);
  toArray(): Uint8Array<ArrayBuffer>;
}
export class Decoder {
  decompress(input: InputBuffer, output: OutputBuffer): void;
}
