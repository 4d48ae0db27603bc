import type { Outcome } from '../../contract/freshness'
import type { Page } from '../../contract/page'
import type { Rows } from '../use-rows'

export type Machine = { sourceId: string; id: string; name: string }

export const machine = (at: number): Machine => ({
  sourceId: 'us-west',
  id: `id-${at}`,
  name: `esx-${String(at).padStart(3, '0')}`,
})

export const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  sourceId: 'us-west',
  sourceName: 'COM us-west',
  collection: 'servers',
  freshness: 'live',
  asOf: '2026-11-21T10:42:00.000Z',
  complete: true,
  problem: null,
  ...over,
})

/** A window of machines as the BFF answers it. */
export const page = (total: number, offset = 0, limit = 128): Page<Machine> => ({
  items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
    machine(offset + at),
  ),
  total,
  offset,
  facets: {},
  outcomes: [outcome()],
  version: '1',
  pollAfterMs: 60_000,
})

/** Rows that have arrived: the first page of a list of `total`. */
export const arrived = (total: number, over: Partial<Rows<Machine>> = {}): Rows<Machine> => {
  const head = page(total)
  return {
    pages: [head],
    total,
    head,
    former: false,
    error: null,
    retry: () => {},
    look: () => {},
    ...over,
  }
}
