import { setTimeout as sleep } from 'node:timers/promises'
import type { SourceDetail } from '../../../src/contract/source-detail'
import type { Bff } from './house'

/** What one BFF says of one source: whether it collects it, and when it was last read, epoch ms. */
export type Told = { here: boolean; readAt: number }

/** What a BFF says of every source; of none where it does not answer. */
export const askCollecting = async (
  { url }: Bff,
  cookie: string,
  sourceIds: readonly string[],
): Promise<Map<string, Told>> => {
  const ask = async (id: string): Promise<[string, Told]> => {
    const answer = await fetch(`${url}/api/sources/${id}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${id} answered ${answer.status}.`)
    const { collectedHere, collections } = (await answer.json()) as SourceDetail
    const readAt = Math.max(0, ...collections.map(({ asOf }) => (asOf ? Date.parse(asOf) : 0)))
    return [id, { here: collectedHere, readAt }]
  }
  return new Map(await Promise.all(sourceIds.map(ask)).catch(() => []))
}

/** Asks again until it is so, `everyMs` at the soonest; false where it is not within `withinMs`. */
export const until = async (
  isSo: () => Promise<boolean>,
  withinMs: number,
  everyMs = 100,
): Promise<boolean> => {
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    if (await isSo()) return true
    await sleep(everyMs)
  }
  return false
}
