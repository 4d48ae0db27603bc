/**
 * Members that never leave the BFF, by parts of their names: what opens a door. The ciphertexts and proxy
 * credentials of gateways among them (data-services facts.md 11), and pre-signed addresses.
 */
const secret =
  /password|passphrase|passwd|secret|ciphertext|credential|private_?key|api_?key|activation_?key|license_?key|community_?string|access_?token|refresh_?token|^token$|x-auth-token|authorization|download_?ur[il]|upload_?ur[il]|^cookie$/i

/** Whether there is one, and the rules that it keeps, open nothing. */
const isRule = (name: string, member: unknown) =>
  typeof member === 'boolean' ||
  member === null ||
  (typeof member === 'number' && /length|count|min|max|age|days|expir|complexity/i.test(name))

/** Anything that looks like a credential in running text. */
const patterns: [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 [secret]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[secret]'],
]

/** What was left of an answer, and where something was taken out (`items/0/adminUserCiphertext`). */
export type Stripped = { body: unknown; removed: string[] }

/** An answer without secrets, and without the addresses at which the source is reached. */
export const strip = (body: unknown, hosts: readonly string[]): Stripped => {
  const removed: string[] = []
  const clean = (text: string) => {
    const without = hosts.reduce((rest, host) => rest.replaceAll(host, '[address]'), text)
    return patterns.reduce((rest, [pattern, by]) => rest.replace(pattern, by), without)
  }
  const walk = (value: unknown, at: string): unknown => {
    if (typeof value === 'string') return clean(value)
    if (Array.isArray(value)) return value.map((item, index) => walk(item, `${at}${index}/`))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) => {
        if (secret.test(name) && !isRule(name, member)) {
          removed.push(`${at}${name}`)
          return []
        }
        return [[name, walk(member, `${at}${name}/`)]]
      }),
    )
  }
  return { body: walk(body, ''), removed }
}
