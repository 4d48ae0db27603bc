/** Where an entity comes from: the source's id and its region. */
export type Origin = { sourceId: string; region: string | null }
