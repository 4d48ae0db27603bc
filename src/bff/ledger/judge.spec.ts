import { expect, test } from 'vitest'
import type { ActName } from '../../contract/act'
import { actNames } from '../../contract/act'
import type { Subject, Where } from './judge'
import { reasonAgainst, remarkOn } from './judge'

const com: Where = { can: new Set(actNames), isBmc: false, bundle: null }
const server = (more: Partial<Subject> = {}): Subject => ({
  power: 'on',
  connection: 'connected',
  generation: 'Gen11',
  maintenance: 'off',
  subscription: 'Subscribed, Enhanced',
  ...more,
})

const cases: [ActName, Subject, string | null][] = [
  ['power-on', server({ power: 'on' }), 'It is on already.'],
  ['power-on', server({ power: 'turning-on' }), 'It is turning on already.'],
  ['power-on', server({ power: 'off' }), null],
  ['power-on', server({ power: 'unknown' }), null],
  ['power-off', server({ power: 'off' }), 'It is off already.'],
  ['force-off', server({ power: 'off' }), 'It is off already.'],
  ['force-off', server({ power: 'turning-off' }), null],
  ['restart', server({ power: 'off' }), 'It is off: there is nothing to restart.'],
  ['cold-boot', server({ power: 'off' }), 'It is off: there is nothing to restart.'],
  ['restart', server({ connection: 'disconnected' }), 'It is not connected.'],
  [
    'restart',
    server({
      connection: 'disconnected',
      knownAt: [{ sourceId: 'ilos', id: 'x', power: 'on', connection: 'connected' }],
    }),
    'It is not connected here. Another source reaches its iLO: act on it there.',
  ],
  ['maintenance-on', server({ connection: 'disconnected' }), null],
  ['maintenance-on', server({ maintenance: 'on' }), 'It is in maintenance mode already.'],
  ['maintenance-off', server(), 'It is not in maintenance mode.'],
  ['maintenance-off', server({ maintenance: null }), null],
]
test.each(cases)('%s of %j: %s', (act, subject, reason) => {
  expect(reasonAgainst(act, subject, com)).toBe(reason)
})

test.each(['Required', 'Expired, Standard, until 2026-01-01'])(
  'nothing is done with the subscription "%s"',
  (subscription) => {
    for (const act of actNames)
      expect(reasonAgainst(act, server({ subscription }), com)).toMatch(/no subscription/)
  },
)

test('a bundle is for one generation, Plus or not; one that tells none is for any', () => {
  const bundle = {
    id: 'b',
    name: 'SPP',
    kind: null,
    generation: 10,
    releasedAt: null,
    active: true,
  }
  const where = { ...com, bundle }
  expect(reasonAgainst('update-firmware', server({ generation: 'Gen10 Plus' }), where)).toBeNull()
  expect(reasonAgainst('update-firmware', server(), where)).toBe(
    'The bundle is for Gen10, it is Gen11.',
  )
  expect(reasonAgainst('update-firmware', server({ generation: null }), where)).toBeNull()
  const any = { ...com, bundle: { ...bundle, generation: null } }
  expect(reasonAgainst('update-firmware', server(), any)).toBeNull()
})

test('what a source cannot do is said as such', () => {
  expect(reasonAgainst('restart', server(), { ...com, can: null })).toMatch(/^Nothing can be done/)
  const ilo: Where = { can: new Set(['restart']), isBmc: true, bundle: null }
  expect(reasonAgainst('collect-logs', server(), ilo)).toMatch(/takes Compute Ops/)
})

test('what there is to mind is said beside what will happen', () => {
  expect(remarkOn('restart', server(), null)).toBeNull()
  expect(remarkOn('restart', server({ maintenance: 'on' }), null)).toBe(
    'It is in maintenance mode.',
  )
  expect(remarkOn('restart', server(), 'Collect server logs')).toMatch(
    /^Collect server logs is under way/,
  )
  expect(remarkOn('power-off', server({ power: 'unknown' }), null)).toMatch(/not known/)
})
