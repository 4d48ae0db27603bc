/** Which row of a table. */
export type RowKey = { source_id: string; id: string }

/** The ids of rows by their source, each in the order given. */
export const idsBySource = (keys: readonly RowKey[]): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>()
  for (const { source_id, id } of keys) {
    const ofSource = ids.get(source_id)
    if (ofSource) ofSource.push(id)
    else ids.set(source_id, [id])
  }
  return ids
}
