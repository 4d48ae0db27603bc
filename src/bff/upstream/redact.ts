const patterns: [RegExp, string][] = [
  [/\bhttps?:\/\/[^\s"'<>)\]]+/gi, '[address]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[secret]'],
  [/\b((?:[\w-]*(?:password|secret|token))["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi, '$1[secret]'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '[address]'],
  [/\b(?:[a-z\d-]+\.)+(?:com|net|org|local|internal|lan|corp)(?::\d+)?\b/gi, '[address]'],
]

/**
 * Takes addresses, e-mails and anything that looks like a credential out of a text that an upstream
 * wrote, and the `secrets` that were sent to it, should it echo them.
 */
export const redact = (text: string, secrets: readonly string[] = []): string => {
  const without = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
  return patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), without)
}
