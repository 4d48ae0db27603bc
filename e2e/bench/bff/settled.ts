import { setTimeout as sleep } from 'node:timers/promises'
import type { Sightline } from '../../sightline'
import { usageOf } from './process-usage'

type Told = { sources: { id: string; collections: { collection: string; complete: boolean }[] }[] }

const everyMs = 5_000
/** Of one CPU, below which the BFF only keeps fresh what it has. */
const quietShare = 0.5
const quietRounds = 3

/** The collections that have not been read whole yet, as `source/collection`. */
const unread = async ({ url }: Sightline, cookie: string): Promise<string[]> => {
  const answer = await fetch(`${url}/api/sources`, { headers: { cookie } })
  const { sources } = (await answer.json()) as Told
  return sources.flatMap(({ id, collections }) =>
    collections.flatMap(({ collection, complete }) => (complete ? [] : [`${id}/${collection}`])),
  )
}

/**
 * Waits until every collection of every source was read whole and the BFF has been quiet for a while:
 * from then on all that it asks is upkeep. Throws with what is missing after `patienceMs`.
 */
export const untilSettled = async (sightline: Sightline, patienceMs: number): Promise<void> => {
  const { name, value } = await sightline.signIn('viewer')
  const until = Date.now() + patienceMs
  let missing: string[] = []
  let quiet = 0
  while (quiet < quietRounds) {
    if (Date.now() > until)
      throw new Error(`The mirror did not settle. Not whole: ${missing.join(', ') || 'nothing'}.`)
    const before = usageOf(sightline.pid()).cpuSeconds
    await sleep(everyMs)
    const share = (usageOf(sightline.pid()).cpuSeconds - before) / (everyMs / 1000)
    missing = await unread(sightline, `${name}=${value}`)
    quiet = missing.length === 0 && share < quietShare ? quiet + 1 : 0
  }
}
