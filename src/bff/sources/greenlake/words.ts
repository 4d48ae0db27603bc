/** Terms that keep their spelling, by their lower-case form. */
const terms = new Map(
  ['iLO', 'OneView', 'vCenter', 'SSO', 'URL', 'OS', 'OK', 'VM', 'BIOS', 'LED'].map((term) => [
    term.toLowerCase(),
    term,
  ]),
)

const allCapitals = /^[A-Z0-9_]+$/
const termsInside = /iLO|Ilo|OneView|Oneview|VCenter|Vcenter|SSO|URL|OS(?=[A-Z]|$)/g

const apart = (name: string) =>
  allCapitals.test(name)
    ? name.replaceAll('_', ' ')
    : name
        .replace(/\.New$/, '')
        .replace(termsInside, (term) => ` ${term.toLowerCase()} `)
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
        .replaceAll('_', ' ')

const spell = (name: string) => {
  const words = apart(name)
    .toLowerCase()
    .split(' ')
    .filter(Boolean)
    .map((word) => terms.get(word) ?? word)
  const [first = name, ...rest] = words
  const capitalised = terms.has(first.toLowerCase())
    ? first
    : first[0]?.toUpperCase() + first.slice(1)
  return [capitalised, ...rest].join(' ')
}

/** What was spelt already: a pass over an estate asks for the same few names a million times. */
const spelt = new Map<string, string>()
const mostKept = 1000

/**
 * An API's name as people say it: `FirmwareUpdate.New` is "Firmware update", `NOT_PRESENT` "Not
 * present", `powerSupplies` "Power supplies". What already has spaces stays as it is.
 */
export const inWords = (name: string): string => {
  if (name.includes(' ')) return name
  const words = spelt.get(name) ?? spell(name)
  if (spelt.size < mostKept) spelt.set(name, words)
  return words
}
