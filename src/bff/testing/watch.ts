import type { Outcome } from '../../contract/freshness'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import { openConsole } from './console'
import type { driveSurroundings } from './driven-surroundings'

/** A part of a simulated estate, with the source that reads it and the clock of both. */
type World = ReturnType<typeof driveSurroundings> & { source: Source }

type Reply<T> = { items: T[]; total: number; outcomes: Outcome[] }

/**
 * The whole BFF over a part of a simulated estate that stands still unless a test acts on it, once
 * everything was read. `store`: that of a console before a restart.
 */
export const watch = async (world: World, options: { store?: Store } = {}) => {
  const { surroundings, waits, settle, advance } = world
  const console = await openConsole({
    ...options,
    sources: [world.source],
    driven: { surroundings, waits, settle, advance },
  })
  const headers = await console.as('viewer')
  const read = async <T>(url: string) => (await console.ask({ url, headers })).json<Reply<T>>()
  console.scheduler.start()
  await advance(30_000)
  return { ...console, read }
}
