import { isIPv6 } from 'node:net'

const labels =
  'password|passwd|passphrase|secret|token|credentials?|api[_-]?key|authorization|session[_-]?(?:id|key)|cookie'

const patterns: [RegExp, string][] = [
  [/\bhttps?:\/\/[^\s"'<>)\]]+/gi, '[address]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[secret]'],
  [
    new RegExp(
      String.raw`\b([\w-]*(?:${labels})["']?\s*[:=]\s*)(?!(?:Bearer|Basic) )(?:(["'])[^"']*\2|[^\s"',;&}<]+)`,
      'gi',
    ),
    '$1$2[secret]$2',
  ],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '[address]'],
  [/\b(?:[a-z\d-]+\.)+(?:com|net|org|local|internal|lan|corp)(?::\d+)?\b/gi, '[address]'],
]
const colons = /[\da-f.]*:[\da-f:.]*:[\da-f:.]*/gi

/**
 * What stands for what is known until all is found: one character that no text has and no pattern
 * stops at. The longest goes first, so that no part of it is taken for a shorter one.
 */
type Known = { word: string; by: string }
const secretSign = '\uE000'
const addressSign = '\uE001'

/** A secret in the spellings in which it may come back. */
const spellings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
]

/** The patterns take a time that grows with the square of a text: no text is given to them that is longer. */
const longestText = 8_000

/** A text cut at a word: half of one is no longer known for what it is. */
const cut = (text: string, longest: number) => {
  if (text.length <= longest) return text
  const begun = text.slice(0, longest)
  return `${begun.slice(0, Math.max(begun.lastIndexOf(' '), begun.lastIndexOf('\n'), 0))} …`
}

/**
 * Takes addresses, e-mails and anything that looks like a credential out of a text that an upstream
 * wrote, and what must not come back: `secrets`, should it echo them, and `hosts`, whatever their domain.
 * What is longer than `longest` is cut.
 */
export const redact = (
  text: string,
  {
    secrets = [],
    hosts = [],
    longest = longestText,
  }: { secrets?: readonly string[]; hosts?: readonly string[]; longest?: number } = {},
): string => {
  const known = [
    ...secrets
      .filter((secret) => secret.length >= 4)
      .flatMap(spellings)
      .map((word): Known => ({ word, by: secretSign })),
    ...hosts.map((word): Known => ({ word, by: addressSign })),
  ].toSorted((a, b) => b.word.length - a.word.length)
  const withoutKnown = known.reduce((rest, { word, by }) => rest.replaceAll(word, by), text)
  const withoutPatterns = patterns.reduce(
    (rest, [pattern, by]) => rest.replace(pattern, by),
    cut(withoutKnown, longest),
  )
  return withoutPatterns
    .replace(colons, (found) => (isIPv6(found) ? '[address]' : found))
    .replaceAll(secretSign, '[secret]')
    .replaceAll(addressSign, '[address]')
}
