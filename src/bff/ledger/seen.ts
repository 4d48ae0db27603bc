import type { Store } from '../store/store'

/** Who started an act has seen how it ended; of somebody else, or while it is under way, that says nothing. */
export const markSeen = async (
  store: Store,
  { id, person, at }: { id: string; person: string; at: string },
): Promise<void> => {
  await store
    .updateTable('act')
    .set({ seen_at: at })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended_at', '<>', '')
    .where('seen_at', '=', '')
    .execute()
}
