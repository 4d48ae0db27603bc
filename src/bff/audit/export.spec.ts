import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeAudit } from '../auth/audit'
import { isZone, zonedTimes } from '../export/zoned'
import { anyText } from '../testing/any-text'
import { openConsole } from '../testing/console'
import { formats } from './formats'

const openExport = async () => {
  const console = await openConsole()
  const admin = await console.as('admin')
  const fetch = (search: string) =>
    console.ask({ url: `/api/audit/export?${search}`, headers: admin })
  const write = (actor: string, detail = '') =>
    writeAudit(console.store, console.surroundings.now(), {
      actor,
      action: 'sign-in-refused',
      address: '10.0.0.9',
      detail,
    })
  return { ...console, fetch, write }
}

test('a CSV says what was asked, by whom, when and in which zone, then has every line', async () => {
  const { fetch, write } = await openExport()
  await write('ada', 'name or password is wrong')
  const reply = await fetch('format=csv&tz=Europe/Paris&action=sign-in-refused&q=ada')
  expect(reply.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="sightline-audit-20261120T100000Z.csv"',
    'cache-control': 'no-store',
  })
  expect(reply.body.replace(/"\d{12}-[\da-f-]{36}"/, '"id"').split('\r\n')).toEqual([
    '\uFEFF"Sightline audit log"',
    '"Exported at","2026-11-20T11:00:00.000+01:00"',
    '"Exported by","Demo admin"',
    '"Time zone","Europe/Paris"',
    '"Query","action=sign-in-refused&q=ada"',
    '"Rows","1"',
    '',
    '"Time","Actor","Role","Address","Action","Target","Detail","Action id","Id"',
    '"2026-11-20T11:00:00.000+01:00","ada","","10.0.0.9","Sign-in refused","","name or password is wrong","sign-in-refused","id"',
    '',
  ])
})

test('JSON lines: the head, then one object a line, in UTC where no zone is asked', async () => {
  const { fetch, write } = await openExport()
  await write('ada')
  const reply = await fetch('format=jsonl&actor=ada')
  expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
  const [head, line, ...rest] = reply.body
    .trimEnd()
    .split('\n')
    .map((text): unknown => JSON.parse(text))
  expect(head).toEqual({
    export: 'Sightline audit log',
    exportedAt: '2026-11-20T10:00:00.000Z',
    exportedBy: 'Demo admin',
    timeZone: 'UTC',
    query: 'actor=ada',
    rows: 1,
  })
  expect(line).toMatchObject({ at: '2026-11-20T10:00:00.000Z', actor: 'ada', role: null })
  expect(rest).toEqual([])
})

test('an export is itself in the log, with what was asked', async () => {
  const { fetch } = await openExport()
  const reply = await fetch('format=jsonl')
  expect(reply.body).toContain('"action":"audit-exported","target":"jsonl","detail":"everything"')
  const narrowed = await fetch('format=jsonl&action=audit-exported&q=csv')
  expect(narrowed.body.trimEnd().split('\n')).toHaveLength(2)
  expect(narrowed.body).toContain('"detail":"action=audit-exported&q=csv"')
})

test('every line of a long log comes once, in order, over many pieces', async () => {
  const { fetch, store } = await openExport()
  const rows = Array.from({ length: 1_700 }, (_, at) => ({
    id: `x-${String(at).padStart(5, '0')}`,
    at: new Date(Date.parse('2026-11-19T00:00:00Z') + Math.floor(at / 3)).toISOString(),
    actor: 'many',
    role: '',
    address: '',
    action: 'signed-in',
    target: '',
    detail: '',
    search: 'many',
  }))
  for (let at = 0; at < rows.length; at += 100)
    await store
      .insertInto('audit')
      .values(rows.slice(at, at + 100))
      .execute()
  const { body } = await fetch('format=jsonl&actor=many')
  const [head, ...lines] = body
    .trimEnd()
    .split('\n')
    .map((text): { id: string; rows: number } => JSON.parse(text))
  expect(head?.rows).toBe(1_700)
  expect(lines.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toReversed())
})

test.each(['format=xml', 'format=', 'tz=UTC', 'format=csv&tz=Mars/Olympus'])(
  '%s is refused, and leaves no line',
  async (search) => {
    const { fetch, store } = await openExport()
    expect((await fetch(search)).statusCode).toBe(400)
    const lines = await store.selectFrom('audit').select('action').execute()
    expect(lines).toEqual([{ action: 'signed-in' }])
  },
)

test('more than ten exports a minute are refused', async () => {
  const { fetch } = await openExport()
  const statuses: number[] = []
  for (let times = 0; times < 11; times += 1)
    statuses.push((await fetch('format=jsonl')).statusCode)
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429])
})

/** The cells of one CSV line that holds no line breaks within cells. */
const cellsOf = (line: string) =>
  [...line.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n|$)/g)].map(([, text = '']) =>
    text.replaceAll('""', '"'),
  )

const entry = {
  id: 'x',
  at: '2026-11-20T10:00:00.000Z',
  role: null,
  address: null,
  action: 'signed-in',
  target: null,
  detail: null,
}

test('whatever was typed, it is one cell, and none that a spreadsheet calculates', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText(40),
        fc
          .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝'), fc.string())
          .map((parts) => parts.join('')),
      ),
      (actor) => {
        const [, shown = '', ...rest] = cellsOf(formats.csv.line({ ...entry, actor }))
        expect(shown === actor || shown === `'${actor}`).toBe(true)
        expect(shown).not.toMatch(/^[=+\-@\t\r\n]/)
        expect(rest).toHaveLength(7)
      },
    ),
    { numRuns: 1_000 },
  )
})

test.each([
  ['UTC', '2026-11-20T10:00:00.123Z', '2026-11-20T10:00:00.123Z'],
  ['Asia/Kolkata', '2026-11-20T20:00:00.000Z', '2026-11-21T01:30:00.000+05:30'],
  ['America/New_York', '2026-07-01T00:00:00.000Z', '2026-06-30T20:00:00.000-04:00'],
])('in %s, %s is written %s', (zone, iso, written) => {
  expect(zonedTimes(zone)(iso)).toBe(written)
})

test('in every zone a time that is written stays the same instant', () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const range = { min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }
  fc.assert(
    fc.property(zone, fc.date(range), (name, date) => {
      expect(new Date(zonedTimes(name)(date.toISOString())).getTime()).toBe(date.getTime())
    }),
    { numRuns: 100 },
  )
  expect(['UTC', 'Europe/Paris', 'Mars/Olympus', '', '+1'].map(isZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
