import * as v from 'valibot'
import { expect, test } from 'vitest'
import { walk, walkWhole } from '../walk-pages'
import { readItem, readPage } from './read'
import { pageOf, Refusal, scriptUpstream } from './testing/scripted-upstream'

const schema = v.object({ id: v.string() })
const { signal } = new AbortController()
const numbered = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `s${i}` }))

const walkOver = async (
  answer: Parameters<typeof scriptUpstream>[0],
  { limit = 100, whole = false } = {},
) => {
  const { upstream, asked } = scriptUpstream(answer)
  const handed: string[] = []
  const readAt = (offset: number) =>
    readPage(upstream, schema, '/servers', { offset, limit }, signal)
  const onPage = async (items: { id: string }[]) => void handed.push(...items.map(({ id }) => id))
  const end = await (whole ? walkWhole('Europe', readAt, onPage) : walk(readAt, onPage))
  return { end, handed, offsets: asked.map(({ query }) => query.offset) }
}

test('a list is walked to its end, one request per page', async () => {
  const all = numbered(250)
  const { end, handed, offsets } = await walkOver((ask) => pageOf(all, ask))
  expect(offsets).toEqual([0, 100, 200])
  expect(handed).toEqual(all.map(({ id }) => id))
  expect(end).toMatchObject({ ok: true, value: { total: 250 } })
})

test('an empty list is one request', async () => {
  const { end, offsets } = await walkOver(() => ({ items: null, count: 0, offset: 0, total: 0 }))
  expect(offsets).toEqual([0])
  expect(end).toMatchObject({ ok: true, value: { total: 0 } })
})

test('rows that move to the next page while it is read are handed on once', async () => {
  const all = numbered(150)
  const { end, handed } = await walkOver((ask) => {
    const page = pageOf(all, ask)
    all.unshift({ id: `new${all.length}` })
    return page
  })
  expect(new Set(handed).size).toBe(handed.length)
  expect(handed).toContain('s149')
  expect(end).toMatchObject({ ok: true, value: { total: 151 } })
})

test('rows that leave while it is read make the walk short of the total, which is what tells', async () => {
  const all = numbered(150)
  const { end, handed } = await walkOver((ask) => {
    const page = pageOf(all, ask)
    all.splice(0, 5)
    return page
  })
  expect(handed).not.toContain('s104')
  expect(end).toMatchObject({ ok: true, value: { total: 150 } })
})

test('pages of a whole list share rows: one that leaves while another comes hides none', async () => {
  const all = numbered(250)
  const { end, handed, offsets } = await walkOver(
    (ask) => {
      const page = pageOf(all, ask)
      const [gone] = all.splice(0, 1)
      all.push({ id: `after ${gone?.id}` })
      return page
    },
    { whole: true },
  )
  expect(offsets).toEqual([0, 90, 180])
  expect(handed).toEqual(expect.arrayContaining(numbered(250).map(({ id }) => id)))
  expect(new Set(handed).size).toBe(handed.length)
  expect(end).toMatchObject({ ok: true, value: { total: 250 } })
})

test('more that leaves than pages share makes the walk of a whole list short, however many come', async () => {
  const all = numbered(250)
  const { end, handed } = await walkOver(
    (ask) => {
      const page = pageOf(all, ask)
      all.splice(0, 30)
      const at = ask.query.offset
      all.push(...numbered(30).map(({ id }) => ({ id: `${id} after ${at}` })))
      return page
    },
    { whole: true },
  )
  expect(handed).not.toContain('s105')
  const total = end.ok ? end.value.total : 0
  expect(total).toBeGreaterThan(handed.length)
})

test('a list shorter than what pages share is read all the same', async () => {
  const all = numbered(25)
  const { end, handed } = await walkOver((ask) => pageOf(all, ask), { limit: 7, whole: true })
  expect(handed).toEqual(all.map(({ id }) => id))
  expect(end).toMatchObject({ ok: true, value: { total: 25 } })
})

test('unreadable items do not shift the pages behind them', async () => {
  const all: unknown[] = numbered(120)
  all[3] = { serial: 'without id' }
  const { handed, offsets } = await walkOver((ask) => pageOf(all, ask))
  expect(offsets).toEqual([0, 100])
  expect(handed).toHaveLength(119)
})

test('a list that does not count is read until a page is empty', async () => {
  const all = numbered(150)
  const { end, offsets } = await walkOver((ask) => ({ items: pageOf(all, ask).items }))
  expect(offsets).toEqual([0, 100, 150])
  expect(end).toMatchObject({ ok: true, value: { total: 150 } })
})

test('unreadable items of a list that does not count are missed, so that nothing is taken for gone', async () => {
  const { end, handed } = await walkOver(({ query }) => ({
    items: query.offset === 0 ? [{ id: 's1' }, { name: 'nobody' }, 7] : [],
  }))
  expect(handed).toEqual(['s1'])
  expect(end).toMatchObject({ ok: true, value: { total: 3 } })
})

test('a service that ignores the offset is not asked for ever', async () => {
  const { handed, offsets } = await walkOver(() => ({ items: numbered(100), total: 1000 }))
  expect(offsets).toEqual([0, 100])
  expect(handed).toHaveLength(100)
})

test('a refusal in the middle ends the walk with its problem', async () => {
  const all = numbered(250)
  const { end, handed } = await walkOver((ask) => {
    if (ask.query.offset === 100) throw new Refusal(500)
    return pageOf(all, ask)
  })
  expect(handed).toHaveLength(100)
  expect(end).toMatchObject({ ok: false, problem: { status: 500 } })
})

test('whoever has seen enough ends the walk', async () => {
  const { upstream, asked } = scriptUpstream((ask) => pageOf(numbered(500), ask))
  await walk(
    (offset) => readPage(upstream, schema, '/jobs', { offset, limit: 100 }, signal),
    async () => ({ more: false }),
  )
  expect(asked).toHaveLength(1)
})

test('an answer that is not the documented shape is a problem, not an empty list', async () => {
  const { upstream } = scriptUpstream(() => 'no healthy upstream')
  expect(await readPage(upstream, schema, '/servers', {}, signal)).toMatchObject({
    ok: false,
    problem: { kind: 'bad-answer' },
  })
  expect(await readItem(upstream, schema, '/servers/a', signal)).toMatchObject({
    ok: false,
    problem: { kind: 'bad-answer' },
  })
})

test.each<[string, unknown]>([
  ['holds none', { items: [], total: 3 }],
  ['holds none that can be read', { items: [{ name: 'a' }, { name: 'b' }], total: 2 }],
])(
  'a whole list that counts records, but %s, is no list of which anything is gone',
  async (_what, body) => {
    const { upstream } = scriptUpstream(() => body)
    const readAt = (offset: number) => readPage(upstream, schema, '/servers', { offset }, signal)
    expect(await walk(readAt, async () => {})).toMatchObject({ ok: true })
    expect(await walkWhole('Europe', readAt, async () => {})).toMatchObject({
      ok: false,
      problem: { kind: 'bad-answer', source: 'Europe' },
    })
  },
)
