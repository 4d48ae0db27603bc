import { afterAll, describe, expect, test } from 'vitest'
import type { SourceKind } from '../../../contract/source'
import { expectCell } from './testing/expect-cell'
import { openOnPorts } from './testing/open-on-ports'
import { strike } from './testing/strike'
import { createTable } from './testing/table'

/** What only real connections can do: be refused, break off, and show another certificate. */

type Ports = Awaited<ReturnType<typeof openOnPorts>>
type Way = { begin: (ports: Ports) => unknown; end: (ports: Ports) => unknown }

const fault = (kind: 'reset' | 'truncated'): Way => ({
  begin: ({ faults }) => faults.add({ source: 'source', path: '*', fault: { kind } }),
  end: ({ faults }) => faults.clear(),
})
const ways: [string, Way, 'unreachable' | 'tls', string][] = [
  [
    'source off',
    { begin: ({ off }) => off(), end: ({ on }) => on() },
    'unreachable',
    'cannot be reached. Nothing listens at its address.',
  ],
  [
    'wrong certificate',
    { begin: ({ show }) => show('stranger'), end: ({ show }) => show('own') },
    'tls',
    'shows a certificate that we do not trust. Its SHA-256 fingerprint is not the configured one.',
  ],
  [
    'connection reset, on a port',
    fault('reset'),
    'unreachable',
    'cannot be reached. It closed the connection.',
  ],
  [
    'truncated body, on a port',
    fault('truncated'),
    'unreachable',
    'cannot be reached. The answer broke off before its end.',
  ],
]
const kinds: [SourceKind, string, string][] = [
  ['greenlake', 'Europe', 'servers'],
  ['omnistack', 'Paris', 'vms'],
  ['ilo', 'Lab iLOs', 'servers'],
]
/** More than any of these sources is asked for in the time when it is well. */
const most = 80

const table = createTable('real-ports')
afterAll(table.write)

describe.each(kinds)('%s', (kind, name, list) => {
  test.each(ways)('%s', { timeout: 60_000 }, async (what, { begin, end }, seen, words) => {
    const ports = await openOnPorts(kind)
    const cell = await strike(ports, list, { begin: () => begin(ports), end: () => end(ports) })
    table.add(what, cell, kind)
    expectCell(cell, { kind: seen, words: `${name} ${words}` }, most)
    expect(cell.requests.during).toBeGreaterThan(0)
  })
})
