import { afterAll, expect, test } from 'vitest'
import type { Fault } from '../../../../mocks/faults/fault'
import { createFaultBook } from '../../../../mocks/faults/fault-book'
import { openFederation } from '../omnistack/testing/open-federation'
import { expectCell } from './testing/expect-cell'
import { commonFaults, type Expected, well } from './testing/faults'
import { strike } from './testing/strike'
import { createTable } from './testing/table'

/** Every fault against both controllers of an OmniStack federation, and against one of them. */

const words = (what: string): Expected => ({
  kind: 'bad-answer',
  words: `Paris gave an answer that we cannot read. It answered, but not with ${what}.`,
})
const faults: Record<string, [Fault, Expected]> = {
  ...commonFaults({
    name: 'Paris',
    timeoutSeconds: 60,
    failed: (status) =>
      status === 500 ? 'The request could not be processed.' : `It answered with status ${status}.`,
  }),
  'drift: new member of an enum': [
    {
      kind: 'drift',
      at: 'virtual_machines/*/hypervisor_virtual_machine_power_state',
      change: { to: 'SPLENDID' },
    },
    well,
  ],
  'drift: missing field': [
    { kind: 'drift', at: 'virtual_machines/*/id', change: { gone: true } },
    words('records that can be read'),
  ],
  'drift: null for a list': [
    { kind: 'drift', at: 'virtual_machines', change: { to: null } },
    words('a list of virtual machines'),
  ],
}
/** A controller may take a minute: the reason is known when two have taken theirs. */
const slow = new Set(['latency beyond the timeout', 'drip slower than the timeout'])
const lastsMs = (name: string) => (slow.has(name) ? 400_000 : 120_000)

const timeout = 60_000
const table = createTable('omnistack', 'omnistack')
afterAll(table.write)
/** In the same time; known after the first test. */
let requestsWhenWell = Infinity

test('nothing', { timeout }, async () => {
  const cell = await strike(openFederation(), 'vms', { begin: () => {}, end: () => {} })
  table.add('nothing', cell)
  expectCell(cell, well, Infinity)
  requestsWhenWell = cell.requests.during
})

const strikeControllers = (fault: Fault, source: string, name: string) => {
  const book = createFaultBook()
  return strike(openFederation({ faults: book }), 'vms', {
    begin: () => book.add({ source, path: '*', fault }),
    end: book.clear,
    lastsMs: lastsMs(name),
  })
}

test.each(Object.entries(faults))('%s', { timeout }, async (name, [fault, expected]) => {
  const cell = await strikeControllers(fault, 'fed-paris', name)
  table.add(name, cell)
  // Both controllers are asked, each with a sign-in.
  expectCell(cell, expected, 2 * requestsWhenWell)
})

const ofOne = [
  'latency beyond the timeout',
  'status 502',
  'status 503',
  'status 504',
  'connection reset',
  'drip slower than the timeout',
  'truncated body',
]
test.each(ofOne)(
  '%s at one controller: the other answers for the federation',
  { timeout },
  async (name) => {
    const [fault] = faults[name] ?? []
    if (!fault) throw new Error(`No fault is called ${name}.`)
    const cell = await strikeControllers(fault, 'fed-paris/controller-1', name)
    table.add(`one controller: ${name}`, cell)
    // What one does not answer is asked again of the other.
    expectCell(cell, well, 3 * requestsWhenWell)
  },
)

test(
  'tokens that are revoked early are made anew, one for each controller in use',
  { timeout },
  async () => {
    const federation = openFederation()
    const cell = await strike(federation, 'vms', { begin: federation.revoke, end: () => {} })
    table.add('token revoked early', cell)
    expectCell(cell, well, requestsWhenWell)
    const signIns = federation.requests.filter((request) => request.includes('/oauth/token'))
    expect(signIns).toHaveLength(2)
  },
)

test(
  'a password that is refused is tried once, and again after five minutes',
  { timeout },
  async () => {
    const federation = openFederation()
    const { secret } = federation.account
    const cell = await strike(federation, 'vms', {
      begin: () => {
        federation.account.secret = 'canary-wrong'
        federation.revoke()
      },
      end: () => {
        federation.account.secret = secret
      },
    })
    table.add('wrong credentials', cell)
    expectCell(
      cell,
      { kind: 'bad-credentials', words: 'Paris refused our credentials. Invalid credentials.' },
      requestsWhenWell,
    )
    const signIns = federation.requests.filter((request) => request.includes('/oauth/token'))
    expect(signIns).toHaveLength(3)
  },
)
