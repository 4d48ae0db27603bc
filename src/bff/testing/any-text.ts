import fc from 'fast-check'

/** Any text at all: every code point, halves of pairs and NUL among them. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.nat(0x10_ff_ff)), { maxLength })
    .map((points) => String.fromCodePoint(...points))
