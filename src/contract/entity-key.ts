/** What identifies a row: an entity key (design.md, "Words"). */
export type ListItem = { sourceId: string; id: string }

/** An entity key as one parameter of the URL: `<sourceId>~<id>`, both opaque. */
export const keyOf = ({ sourceId, id }: ListItem) =>
  `${sourceId.replaceAll('%', '%25').replaceAll('~', '%7E')}~${id}`

/** The entity key that a parameter holds, or null. */
export const readKey = (text: string | null): ListItem | null => {
  const found = /^([^~]+)~(.+)$/s.exec(text ?? '')
  if (!found?.[1] || !found[2]) return null
  return { sourceId: found[1].replaceAll('%7E', '~').replaceAll('%25', '%'), id: found[2] }
}
