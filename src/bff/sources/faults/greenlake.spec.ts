import { afterAll, expect, test } from 'vitest'
import type { Fault } from '../../../../mocks/faults/fault'
import { createFaultBook } from '../../../../mocks/faults/fault-book'
import { openRegion } from '../greenlake/testing/open-region'
import { expectCell } from './testing/expect-cell'
import { commonFaults, type Expected, well } from './testing/faults'
import { strike } from './testing/strike'
import { createTable } from './testing/table'

/** Every fault against a GreenLake region with its four services. */

const unreadable = (what: string): Expected => ({
  kind: 'bad-answer',
  words: `Europe gave an answer that we cannot read. It answered, but not with ${what}.`,
})
const faults: Record<string, [Fault, Expected]> = {
  ...commonFaults({
    name: 'Europe',
    timeoutSeconds: 20,
    failed: (status) =>
      status === 500 ? 'The request could not be processed.' : `It answered with status ${status}.`,
  }),
  'drift: new member of an enum': [
    { kind: 'drift', at: 'items/*/hardware/health/summary', change: { to: 'SPLENDID' } },
    well,
  ],
  'drift: missing field': [
    { kind: 'drift', at: 'items/*/id', change: { gone: true } },
    unreadable('records that can be read'),
  ],
  'drift: null for a list': [
    { kind: 'drift', at: 'items', change: { to: null } },
    unreadable('a list'),
  ],
}

const timeout = 60_000
const table = createTable('greenlake', 'greenlake')
afterAll(table.write)
/** In the same time; known after the first test. */
let requestsWhenWell = Infinity

test('nothing', { timeout }, async () => {
  const cell = await strike(openRegion(), 'servers', { begin: () => {}, end: () => {} })
  table.add('nothing', cell)
  expectCell(cell, well, Infinity)
  requestsWhenWell = cell.requests.during
})

test.each(Object.entries(faults))('%s', { timeout }, async (name, [fault, expected]) => {
  const book = createFaultBook()
  const cell = await strike(openRegion({ faults: book }), 'servers', {
    begin: () => book.add({ source: 'eu-central', path: '*', fault }),
    end: book.clear,
  })
  table.add(name, cell)
  expectCell(cell, expected, requestsWhenWell)
})

test(
  'a token that is revoked early costs one request more and a sign-in',
  { timeout },
  async () => {
    const region = openRegion()
    const cell = await strike(region, 'servers', { begin: region.revoke, end: () => {} })
    table.add('token revoked early', cell)
    expectCell(cell, well, requestsWhenWell)
    expect(region.requests.filter((request) => request.endsWith('/token'))).toHaveLength(2)
  },
)

test(
  'credentials that are refused are tried once, and again after five minutes',
  { timeout },
  async () => {
    const region = openRegion()
    const cell = await strike(region, 'servers', {
      begin: () => {
        region.account.secret = 'canary-wrong'
        region.revoke()
      },
      end: () => {
        region.account.secret = region.secret
      },
    })
    table.add('wrong credentials', cell)
    const words = 'Europe refused our credentials. Client authentication failed.'
    expectCell(cell, { kind: 'bad-credentials', words }, 0)
    expect(region.requests.filter((request) => request.endsWith('/token'))).toHaveLength(3)
  },
)

test(
  'a token endpoint that fails costs nothing while the token lasts, and is told when it does not',
  { timeout },
  async () => {
    const book = createFaultBook()
    const region = openRegion({ faults: book })
    const cell = await strike(region, 'servers', {
      begin: () => {
        book.add({ source: 'tokens', path: '*', fault: { kind: 'status', status: 503 } })
        region.revoke()
      },
      end: book.clear,
    })
    table.add('token endpoint fails', cell)
    const words = 'Europe failed. It answered with status 503.'
    expectCell(cell, { kind: 'upstream-error', words }, requestsWhenWell)
  },
)
