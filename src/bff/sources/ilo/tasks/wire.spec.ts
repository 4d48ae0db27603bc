import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseFlash, parseQueued, parseTaskRecord } from './wire'

const samples = process.env['SAMPLES_DIR'] ?? '../shared/samples'
const recorded = (name: string) => JSON.parse(readFileSync(join(samples, 'ilo', name), 'utf8'))

test('a task without anything is one, of which nothing is known', () => {
  expect(parseTaskRecord('/t/1', {})).toEqual({
    uri: '/t/1',
    name: null,
    state: null,
    health: null,
    percent: null,
    begunAt: null,
    endedAt: null,
    messages: [],
    asked: null,
    image: null,
  })
  for (const body of [null, 'no', 7]) expect(parseTaskRecord('/t/1', body)).toBeNull()
})

test('a clock that was never set tells no time', () => {
  for (const StartTime of ['1970-01-01T00:02:11Z', '0000-00-00T00:00:00Z', '', 'soon'])
    expect(parseTaskRecord('/t/1', { StartTime })?.begunAt).toBeNull()
  expect(parseTaskRecord('/t/1', { StartTime: '2026-11-20T10:00:00+01:00' })?.begunAt).toBe(
    '2026-11-20T09:00:00.000Z',
  )
})

test('percents are told by a member of their own, or within a message of an iLO', () => {
  const status = (percent: string) => ({
    MessageId: 'iLO.2.33.UpdateSimpleStatus',
    MessageArgs: ['Running', 'OK', 'Flashing', percent],
  })
  const percentOf = (body: object) => parseTaskRecord('/t/1', body)?.percent
  expect(percentOf({ PercentComplete: 40 })).toBe(40)
  expect(percentOf({ Messages: [status('10'), status('55')] })).toBe(55)
  expect(percentOf({ PercentComplete: 40, Messages: [status('55')] })).toBe(40)
  expect(percentOf({ Messages: [status('soon')] })).toBeNull()
  expect(percentOf({ Messages: [{ MessageId: 'Base.1.18.Success' }] })).toBeNull()
})

test('a message that is none costs only itself', () => {
  const task = parseTaskRecord('/t/1', { Messages: [null, 7, { MessageId: 'Base.1.18.Success' }] })
  expect(task?.messages.map(({ MessageId }) => MessageId)).toEqual(['Base.1.18.Success'])
})

test('a command of the update queue', () => {
  expect(
    parseQueued('/q/1', {
      Name: 'Update-1',
      Command: 'ApplyUpdate',
      State: 'InProgress',
      Filename: 'ilo6_171.fwpkg',
      Created: '2026-11-20T10:00:00Z',
      UpdatableBy: ['Bmc', 7],
      Result: { MessageId: 'Base.1.18.Success' },
    }),
  ).toMatchObject({
    uri: '/q/1',
    name: 'Update-1',
    command: 'ApplyUpdate',
    state: 'INPROGRESS',
    file: 'ilo6_171.fwpkg',
    createdAt: '2026-11-20T10:00:00.000Z',
    modifiedAt: null,
    by: ['Bmc'],
    result: { MessageId: 'Base.1.18.Success' },
  })
})

test('how far an image is, by an iLO 5 and newer, and by an iLO 4', () => {
  const hpe = { State: 'Updating', FlashProgressPercent: 42 }
  const queue = { UpdateTaskQueue: { '@odata.id': '/redfish/v1/UpdateService/UpdateTaskQueue' } }
  expect(parseFlash('/u', { Oem: { Hpe: { ...hpe, ...queue } } })).toMatchObject({
    uri: '/u',
    state: 'UPDATING',
    percent: 42,
    queue: '/redfish/v1/UpdateService/UpdateTaskQueue',
  })
  expect(parseFlash('/u', { State: 'PROGRESSING', ProgressPercent: 7 })).toMatchObject({
    state: 'PROGRESSING',
    percent: 7,
    queue: null,
  })
  expect(parseFlash('/u', { Name: 'Update Service' })).toMatchObject({ state: null, percent: null })
})

test.skipIf(!existsSync(samples)).each([5, 6, 7])(
  'the recorded update service of an iLO %s flashes nothing, and leads to its queue',
  (generation) => {
    const body = recorded(`ilo${generation}-updateservice.json`)
    expect(parseFlash('/redfish/v1/UpdateService', body)).toMatchObject({
      state: 'IDLE',
      percent: null,
      queue: '/redfish/v1/UpdateService/UpdateTaskQueue',
    })
  },
)
