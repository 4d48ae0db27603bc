import type { Result } from '../../../../contract/problem'
import { createShared } from '../../shared'
import type { LookClient } from './look/client'
import type { WarrantyRecord } from './wire'

const day = 24 * 3_600_000

type Found = Result<WarrantyRecord | null>

/**
 * Warranties by server. The source cannot be asked for one (facts.md 4.3): what its collector read is told
 * for a day; before that, its list is read only as far as somebody needs it, on from where the last one was
 * found.
 */
export const createWarranties = (now: () => Date) => {
  const shared = createShared<Result<null>>()
  const found = new Map<string, WarrantyRecord>()
  let offset = 0
  let ended = false
  let begunAt = -Infinity

  const begin = () => {
    const at = now().getTime()
    if (at - begunAt < day) return
    begunAt = at
    found.clear()
    offset = 0
    ended = false
  }

  const readNext = (client: Pick<LookClient, 'warranties'>) =>
    shared('next', async () => {
      const since = begunAt
      const page = await client.warranties(offset)
      if (!page.ok) return page
      // Read whole or begun anew meanwhile: this page belongs to neither.
      if (since !== begunAt) return { ok: true, value: null }
      const { items, size, total } = page.value
      for (const item of items) if (item.deviceId !== null) found.set(item.deviceId, item)
      offset += size
      ended = size === 0 || offset >= (total ?? Infinity)
      return { ok: true, value: null }
    })

  return {
    /** The whole list was read. */
    keep: (records: readonly WarrantyRecord[]): void => {
      begunAt = now().getTime()
      found.clear()
      for (const record of records) if (record.deviceId !== null) found.set(record.deviceId, record)
      ended = true
    },

    of: async (client: Pick<LookClient, 'warranties'>, serverId: string): Promise<Found> => {
      begin()
      for (;;) {
        const held = found.get(serverId)
        if (held || ended) return { ok: true, value: held ?? null }
        const next = await readNext(client)
        if (!next.ok) return next
      }
    },
  }
}

export type Warranties = ReturnType<typeof createWarranties>
