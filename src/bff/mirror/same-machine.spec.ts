import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MachineRecord } from './same-machine'
import { byLead, isSameMachine, joinRecords } from './same-machine'

const aRecord = (record: Partial<MachineRecord> = {}): MachineRecord => ({
  sourceId: 'us-west',
  id: 'P1+S1',
  serial: 'S1',
  uuid: '',
  isBmc: false,
  power: 'on',
  connection: 'connected',
  subscription: 'Subscribed, Enhanced',
  changedAt: '2026-11-20T10:00:00.000Z',
  ...record,
})

test.each<[string, Partial<MachineRecord>, Partial<MachineRecord>, boolean]>([
  ['the same serial number', {}, {}, true],
  [
    'the same UUID, whatever the serial number',
    { uuid: 'u', serial: 'S1' },
    { uuid: 'u', serial: 'S9' },
    true,
  ],
  ['one serial number of two products, by their UUIDs', { uuid: 'u' }, { uuid: 'w' }, false],
  ['a BMC that writes its UUID in its own way', { uuid: 'u' }, { uuid: 'w', isBmc: true }, true],
  ['nothing that either is known by', { serial: '' }, { serial: '' }, false],
])('one machine? %s', (_what, one, other, expected) => {
  expect(isSameMachine(aRecord(one), aRecord(other))).toBe(expected)
  expect(isSameMachine(aRecord(other), aRecord(one))).toBe(expected)
})

test.each<[string, Partial<MachineRecord>, Partial<MachineRecord>]>([
  ['a server of COM before its bare BMC', { connection: 'disconnected' }, { isBmc: true }],
  [
    'connected before disconnected, however fresh',
    { changedAt: '' },
    { connection: 'disconnected' },
  ],
  [
    'subscribed before not, where neither is connected',
    { connection: 'disconnected', changedAt: '' },
    { connection: 'disconnected', subscription: 'Required' },
  ],
  ['the one that changed last', {}, { changedAt: '2026-11-19T10:00:00.000Z' }],
  ['of equals, by the name of the source', { sourceId: 'ap-northeast' }, { sourceId: 'us-west' }],
])('who leads: %s', (_what, first, second) => {
  expect(byLead(aRecord(first), aRecord(second))).toBeLessThan(0)
  expect(byLead(aRecord(second), aRecord(first))).toBeGreaterThan(0)
})

test('of what two regions and an iLO tell of a machine, one record leads and each knows the others', () => {
  const left = aRecord({ sourceId: 'eu-central', connection: 'disconnected' })
  const leads = aRecord()
  const bmc = aRecord({ sourceId: 'ilos', id: 'bmc', isBmc: true })
  expect(joinRecords([left, bmc, leads])).toEqual([
    { record: left, others: [leads, bmc], isLed: true },
    { record: bmc, others: [leads, left], isLed: true },
    { record: leads, others: [left, bmc], isLed: false },
  ])
})

test('a source tells its own records apart, whatever they say', () => {
  expect(joinRecords([aRecord(), aRecord({ id: 'P2+S1' })]).some(({ isLed }) => isLed)).toBe(false)
})

const records = fc.array(
  fc.record({
    sourceId: fc.constantFrom('a', 'b', 'c', 'ilos'),
    id: fc.uuid(),
    serial: fc.constantFrom('', 'S1', 'S2'),
    uuid: fc.constantFrom('', 'u1', 'u2'),
    isBmc: fc.boolean(),
    power: fc.constantFrom('on', 'off'),
    connection: fc.constantFrom('connected', 'disconnected', 'unknown'),
    subscription: fc.constantFrom('', 'Subscribed', 'Required'),
    changedAt: fc.constantFrom('', '2026-11-20T10:00:00.000Z'),
  }),
  { maxLength: 8 },
)

test('in whatever order they are read, the same records lead, and no machine is without one', () => {
  fc.assert(
    fc.property(records, (read) => {
      const led = (joined: ReturnType<typeof joinRecords>) =>
        new Set(joined.flatMap(({ record, isLed }) => (isLed ? [record] : [])))
      const joined = joinRecords(read)
      expect(led(joinRecords(read.toReversed()))).toEqual(led(joined))
      for (const { record, others } of joined)
        for (const other of others)
          expect(joined.find((one) => one.record === other)?.others).toContain(record)
      if (read.length > 0) expect(led(joined).size).toBeLessThan(read.length)
    }),
  )
})
