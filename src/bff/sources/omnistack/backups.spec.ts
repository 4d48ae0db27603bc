import { expect, test } from 'vitest'
import { recordPass } from '../../testing/recorded-pass'
import { notAsDocumented } from '../../upstream/problems'
import { backupsCollector } from './backups'
import type { OmnistackClient } from './client'
import { createRuns } from './runs'
import { aBackup } from './testing/records'
import { type BackupRecord, parsePage } from './wire'

const start = '2026-11-20T10:00:00.000Z'
const at = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString()

/** Many old backups, one per minute until half an hour ago. */
const longList = Array.from({ length: 4_100 }, (_, index) =>
  aBackup({ id: `old-${index}`, created_at: at(index - 4_130) }),
)

/** A federation that holds these backups, and `asked`: since when each reading wanted them. */
const openList = (held: BackupRecord[]) => {
  const asked: (string | undefined)[] = []
  const client: Pick<OmnistackClient, 'source' | 'backups'> = {
    source: 'Paris',
    backups: async (item, { created_after: after }, { offset, limit }) => {
      if (offset === 0) asked.push(after)
      const matching = held.filter((backup) => after === undefined || backup.created_at > after)
      const window = matching.slice(offset, offset + limit)
      const page = parsePage(item, 'backups', { backups: window, count: matching.length })
      return page ? { ok: true, value: page } : notAsDocumented('Paris', 'a list')
    },
  }
  const { pass, rows, clock, mentioned } = recordPass(start)
  const collector = backupsCollector(client, createRuns(), 'fed-paris')
  return { asked, rows, clock, mentioned, collect: () => collector.collect(pass) }
}

test('a short list is read whole in every pass', async () => {
  const { asked, collect } = openList(longList.slice(0, 1_500))
  await collect()
  expect(await collect()).toMatchObject({ ok: true, value: { total: 1_500 } })
  expect(asked).toEqual([undefined, undefined])
})

test('of a long list only what is new is read, and nothing is then taken for gone', async () => {
  const held = [...longList]
  const { asked, rows, collect } = openList(held)
  expect(await collect()).toMatchObject({ ok: true, value: { total: 4_100 } })
  held.push(aBackup({ id: 'new', created_at: at(-1) }))
  expect(await collect()).toMatchObject({ ok: true, value: { total: null } })
  expect(asked).toEqual([undefined, at(-32)])
  expect(rows.backup.has('new')).toBe(true)
})

test('what was moving is read again until it has settled', async () => {
  const saving = aBackup({ id: 'slow', created_at: at(-90), state: 'SAVING' })
  const held = [...longList, saving]
  const { asked, rows, collect } = openList(held)
  await collect()
  await collect()
  held[held.indexOf(saving)] = { ...saving, state: 'PROTECTED' }
  await collect()
  await collect()
  expect(rows.backup.get('slow')?.row.state).toBe('good')
  expect(asked).toEqual([undefined, at(-91), at(-91), at(-32)])
})

test('every ten minutes a long list is read whole, so that what left it is seen', async () => {
  const { asked, clock, collect } = openList(longList)
  await collect()
  clock.at += 599_000
  await collect()
  clock.at += 1_000
  expect(await collect()).toMatchObject({ ok: true, value: { total: 4_100 } })
  expect(asked).toEqual([undefined, at(-32), undefined])
})

test('a reading that fell short is made again', async () => {
  const twin = longList[0] ?? aBackup()
  const { asked, collect } = openList([...longList, twin])
  expect(await collect()).toMatchObject({ ok: true, value: { total: 4_101 } })
  await collect()
  expect(asked).toEqual([undefined, undefined])
})

test('a pass that says nothing new of any VM mentions none', async () => {
  const { mentioned, collect } = openList(longList)
  await collect()
  expect(mentioned).toHaveLength(1)
  await collect()
  expect(mentioned).toHaveLength(1)
})
