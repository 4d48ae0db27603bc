import type { Bundle } from '../../contract/act'
import type { Result } from '../../contract/problem'
import { createShared } from '../sources/shared'
import type { Source } from '../sources/source'
import { never } from '../upstream/linked'
import type { Asking } from '../upstream/upstream'

const keptMs = 10 * 60_000

/** The firmware bundles of each source, asked for when somebody means to use one, and kept for a while. */
export const createBundles = (now: () => Date) => {
  const kept = new Map<string, { at: number; bundles: Bundle[] }>()

  const shared = createShared<Result<Bundle[]>>()

  const ask = async (source: Source, asking: Asking): Promise<Result<Bundle[]>> => {
    const found = (await source.acts?.bundles?.(asking)) ?? { ok: true as const, value: [] }
    if (found.ok) kept.set(source.id, { at: now().getTime(), bundles: found.value })
    return found
  }
  const read = async (source: Source, asking: Asking): Promise<Result<Bundle[]>> => {
    const held = kept.get(source.id)
    if (held && now().getTime() - held.at < keptMs) return { ok: true, value: held.bundles }
    // Several wait for one answer: none of them takes it from the others by going away.
    return shared(source.id, () => ask(source, { ...asking, signal: never }))
  }

  return {
    read,
    /** One bundle as a source has it; null where it has not, or does not answer. */
    find: async (source: Source, id: string, asking: Asking): Promise<Bundle | null> => {
      const found = await read(source, asking)
      return found.ok ? (found.value.find((bundle) => bundle.id === id) ?? null) : null
    },
  }
}
export type Bundles = ReturnType<typeof createBundles>
