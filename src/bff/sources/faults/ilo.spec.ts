import { afterAll, expect, test } from 'vitest'
import type { Fault } from '../../../../mocks/faults/fault'
import { createFaultBook } from '../../../../mocks/faults/fault-book'
import { openIlos } from '../ilo/testing/open-ilos'
import { expectCell } from './testing/expect-cell'
import { commonFaults, type Expected, well } from './testing/faults'
import { strike } from './testing/strike'
import { createTable } from './testing/table'

/** Every fault against all BMCs of a set at once. */

const notReady = 'It is not ready yet.'
const faults: Record<string, [Fault, Expected]> = {
  ...commonFaults({
    name: 'Lab iLOs',
    timeoutSeconds: 10,
    failed: (status) => (status === 503 ? notReady : `It answered with status ${status}.`),
  }),
  'drift: new member of an enum': [
    { kind: 'drift', at: 'Status/Health', change: { to: 'Splendid' } },
    well,
  ],
  'drift: missing field': [{ kind: 'drift', at: 'UUID', change: { gone: true } }, well],
  'drift: null for a list': [
    { kind: 'drift', at: 'Members', change: { to: null } },
    {
      kind: 'bad-answer',
      words:
        'Lab iLOs gave an answer that we cannot read. It answered, but not with a collection of systems.',
    },
  ],
}

const timeout = 60_000
const table = createTable('ilo', 'ilo')
afterAll(table.write)
/** In the same time; known after the first test. */
let requestsWhenWell = Infinity

test('nothing', { timeout }, async () => {
  const cell = await strike(openIlos(), 'servers', { begin: () => {}, end: () => {} })
  table.add('nothing', cell)
  expectCell(cell, well, Infinity)
  requestsWhenWell = cell.requests.during
})

const signIns = (requests: string[]) => requests.filter((line) => / POST .*Sessions\/?$/.test(line))

test.each(Object.entries(faults))('%s', { timeout }, async (name, [fault, expected]) => {
  const book = createFaultBook()
  const cell = await strike(openIlos({ faults: book }), 'servers', {
    begin: () => book.add({ source: 'ilos', path: '*', fault }),
    end: book.clear,
  })
  table.add(name, cell)
  expectCell(cell, expected, requestsWhenWell)
})

test(
  'a session that is revoked costs each BMC the 401, a look at its root and a sign-in',
  { timeout },
  async () => {
    const ilos = openIlos()
    const cell = await strike(ilos, 'servers', { begin: ilos.revoke, end: () => {} })
    table.add('token revoked early', cell)
    expectCell(cell, well, requestsWhenWell + 3 * ilos.machines.length)
    expect(signIns(ilos.requests)).toHaveLength(2 * ilos.machines.length)
  },
)

test(
  'a password that is refused is tried once per BMC, and again after five minutes',
  { timeout },
  async () => {
    const ilos = openIlos()
    const { secret } = ilos.account
    const cell = await strike(ilos, 'servers', {
      begin: () => {
        ilos.account.secret = 'canary-wrong'
        ilos.revoke()
      },
      end: () => {
        ilos.account.secret = secret
      },
    })
    table.add('wrong credentials', cell)
    const words = 'Lab iLOs refused our credentials. It does not accept the user name and password.'
    expectCell(cell, { kind: 'bad-credentials', words }, requestsWhenWell)
    expect(signIns(ilos.requests)).toHaveLength(3 * ilos.machines.length)
  },
)
