/** What identifies a row: an entity key (design.md, "Words"). */
export type ListItem = { sourceId: string; id: string }

/**
 * An entity key in one text, as URLs, filters, anchors and the store carry it: `<sourceId>~<id>`. The id is
 * opaque; that of a source, which is configured, holds no tilde.
 */
export const keyOf = ({ sourceId, id }: ListItem): string => `${sourceId}~${id}`

/** The entity key that a text holds, or null. */
export const readKey = (text: string | null): ListItem | null => {
  const [, sourceId, id] = /^([^~]+)~(.+)$/s.exec(text ?? '') ?? []
  return sourceId && id ? { sourceId, id } : null
}
