import { expect, test } from 'vitest'
import type { MirroredTask } from '../../../mirror/entities'
import { endedByFlash, endOfFlash, mapFlash, phaseOf } from './map-flash'
import { mapQueued } from './map-queued'
import { mapTaskRecord } from './map-task'
import type { Around } from './tell-task'
import { parseFlash, parseQueued, parseTaskRecord } from './wire'

const origin = { sourceId: 'lab', region: null, name: null, part: '7' }
const targets = [{ kind: 'server' as const, sourceId: 'lab', id: 's1', name: 'esx-7' }]
const at = '2026-11-20T10:05:00.000Z'
const around = (held: MirroredTask | null = null, now = at): Around => ({
  origin,
  targets,
  held,
  at: now,
})

const task = (body: object, flash: object | null = null, more = around()) => {
  const record = parseTaskRecord('/redfish/v1/TaskService/Tasks/4', body)
  const image = flash && parseFlash('/redfish/v1/UpdateService', { Oem: { Hpe: flash } })
  if (!record) throw new Error('It could not be read.')
  return mapTaskRecord(record, image, more)
}
const queued = (body: object, more = around()) => {
  const record = parseQueued('/redfish/v1/UpdateService/UpdateTaskQueue/a1', body)
  if (!record) throw new Error('It could not be read.')
  return mapQueued(record, null, more)
}
const flash = (hpe: object) => {
  const read = parseFlash('/redfish/v1/UpdateService', { Oem: { Hpe: hpe } })
  if (!read) throw new Error('It could not be read.')
  return read
}

const reset = '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset'

test.each([
  [{ Name: 'Firmware update' }, 'Firmware update'],
  [{ Name: 'Task 4', Payload: { TargetUri: reset } }, 'Computer system reset'],
  [{ Payload: { TargetUri: '/redfish/v1/UpdateService/update/' } }, 'Update'],
  [{ Name: 'Task 4' }, 'Task 4'],
  [{}, 'Redfish task'],
])('%o is called %s', (body, name) => {
  expect(task(body).row.name).toBe(name)
})

test('one that waits has not started, one that ended ended when it says', () => {
  const StartTime = '2026-11-20T10:00:00Z'
  expect(task({ TaskState: 'New', StartTime }).row).toMatchObject({
    state: 'queued',
    createdAt: '2026-11-20T10:00:00.000Z',
    startedAt: null,
    endedAt: null,
  })
  const EndTime = '2026-11-20T10:02:00Z'
  expect(task({ TaskState: 'Completed', StartTime, EndTime }).row).toMatchObject({
    state: 'succeeded',
    startedAt: '2026-11-20T10:00:00.000Z',
    endedAt: '2026-11-20T10:02:00.000Z',
    updatedAt: '2026-11-20T10:02:00.000Z',
  })
  expect(task({ TaskState: 'Completed' }).row.endedAt).toBe(at)
})

test('one that completed in critical health has failed, with its worst message', () => {
  const { row, facts } = task({
    TaskState: 'Completed',
    TaskStatus: 'Critical',
    Messages: [
      {
        MessageId: 'Update.1.0.ApplyFailed',
        Message: 'Installation failed.',
        MessageSeverity: 'Critical',
        Resolution: 'Use another image.',
      },
      { MessageId: 'TaskEvent.1.0.TaskAborted', Message: 'Aborted.', Severity: 'OK' },
    ],
  })
  expect(row).toMatchObject({ state: 'failed', note: 'Aborted.' })
  expect(facts).toMatchObject({
    sourceState: 'COMPLETED, CRITICAL',
    error: { detail: 'Installation failed.', upstreamCode: 'Update.ApplyFailed' },
    recommendations: ['Use another image.'],
  })
  expect(facts.log.map(({ text }) => text)).toEqual(['Installation failed.', 'Aborted.'])
})

test('percents are those of the task, else those of the image that it has flashed', () => {
  const running = { TaskState: 'Running' }
  const percentOf = (told: MirroredTask) => told.row.progress
  expect(percentOf(task(running))).toEqual({ kind: 'unknown' })
  expect(percentOf(task(running, { State: 'Verifying' }))).toEqual({ kind: 'measured', percent: 0 })
  const image = { State: 'Updating', FlashProgressPercent: 61 }
  expect(percentOf(task(running, image))).toEqual({ kind: 'measured', percent: 61 })
  expect(percentOf(task({ ...running, PercentComplete: 140 }, image))).toEqual({
    kind: 'measured',
    percent: 100,
  })
})

test('when it changed, and when a line came, is when that was first seen', () => {
  const running = { TaskState: 'Running', PercentComplete: 10 }
  const first = task(running)
  const later = '2026-11-20T10:06:00.000Z'
  const same = task(running, null, around(first, later))
  expect(same).toEqual(first)
  const Messages = [{ MessageId: 'iLO.2.33.ResetInProgress' }]
  const moved = task({ ...running, PercentComplete: 20, Messages }, null, around(first, later))
  expect(moved.row.updatedAt).toBe(later)
  const again = '2026-11-20T10:07:00.000Z'
  const still = task({ ...running, PercentComplete: 20, Messages }, null, around(moved, again))
  expect(still).toEqual(moved)
  expect(still.facts.log).toEqual([{ at: later, text: 'The iLO is being restarted.' }])
})

test('one without a start was made when it was first seen, and stays so', () => {
  const first = task({ TaskState: 'Running' })
  expect(first.row).toMatchObject({ createdAt: at, id: '7/redfish/v1/TaskService/Tasks/4' })
  expect(task({ TaskState: 'Running' }, null, around(first, '2026-11-20T11:00:00.000Z'))).toEqual(
    first,
  )
})

test.each([
  [['Bmc'], 'Waits for its turn.', 'iLO'],
  [['Uefi'], 'Waits for the next start of the server.', 'the system ROM, at the next start'],
  [
    ['RuntimeAgent', 'Uefi'],
    'Waits for the agent in the operating system.',
    'the agent in the operating system, the system ROM, at the next start',
  ],
  [[], 'Waits for its turn.', null],
])('a queued command done by %o says what it waits for', (by, note, who) => {
  const { row, facts } = queued({ Command: 'ApplyUpdate', State: 'Pending', UpdatableBy: by })
  expect(row).toMatchObject({ state: 'queued', note, startedAt: null, name: 'Apply update' })
  expect(facts.parameters?.find(({ name }) => name === 'Done by')?.value ?? null).toBe(who)
})

test.each([
  ['ResetServer', 'Restart server'],
  ['ResetBmc', 'Restart iLO'],
  ['PendingReset', 'Wait for a restart of the server'],
  ['Reticulate', 'Reticulate'],
  [undefined, 'Update'],
])('the command %s is called %s', (Command, name) => {
  expect(queued({ Command, State: 'Pending' }).row.name).toBe(name)
})

test('a command whose time ran out has failed, and says why', () => {
  const { row, facts } = queued({ State: 'Expired', Modified: '2026-11-20T09:00:00Z' })
  expect(row).toMatchObject({ state: 'failed', endedAt: '2026-11-20T09:00:00.000Z' })
  expect(facts.error?.detail).toBe('Its time ran out before it began.')
})

test('a command that failed tells the iLO’s message', () => {
  const Result = { MessageId: 'iLO.2.33.UpdateNotApplicable', MessageArgs: [] }
  const { row, facts } = queued({ State: 'Exception', Result })
  expect(row.note).toBe('The component is not for this server.')
  expect(facts.error).toMatchObject({
    detail: 'The component is not for this server.',
    upstreamCode: 'iLO.UpdateNotApplicable',
  })
})

test('an image under way without a record began when it was first seen', () => {
  const first = mapFlash('7/u@x', flash({ State: 'Uploading' }), around())
  expect(first.row).toMatchObject({ name: 'Firmware update', startedAt: at, createdAt: at })
  const more = flash({ State: 'Updating', FlashProgressPercent: 30 })
  expect(mapFlash('7/u@x', more, around(first, '2026-11-20T10:06:00.000Z')).row).toMatchObject({
    createdAt: at,
    updatedAt: '2026-11-20T10:06:00.000Z',
    progress: { kind: 'measured', percent: 30 },
  })
})

test.each([
  [{ State: 'Complete' }, 'succeeded'],
  [{ State: 'Error' }, 'failed'],
  [{ State: 'Idle', Result: { MessageId: 'Base.1.18.Success' } }, 'succeeded'],
  [{ State: 'Idle', Result: { MessageId: 'iLO.2.33.UpdateInterrupted' } }, 'failed'],
  [{ State: 'Idle' }, null],
  [{ State: 'Updating', Result: { MessageId: 'Base.1.18.Success' } }, null],
  [{}, null],
])('an update service that says %o tells of the last image: %s', (hpe, end) => {
  expect(endOfFlash(flash(hpe))).toBe(end)
})

test('what has lost its record ends as the iLO says, with the reason', () => {
  const running = task({ TaskState: 'Running' }, { State: 'Updating', FlashProgressPercent: 90 })
  const image = flash({ State: 'Error', Result: { MessageId: 'iLO.2.33.UpdateBadParameter' } })
  const ended = endedByFlash(running, 'failed', image, at)
  expect(ended.row).toMatchObject({ id: running.row.id, state: 'failed', endedAt: at })
  expect(ended.facts.error).toMatchObject({ upstreamCode: 'iLO.UpdateBadParameter' })
  const silent = endedByFlash(running, 'failed', flash({ State: 'Error' }), at)
  expect(silent.facts).toMatchObject({ error: { detail: 'No reason was given.' }, log: [] })
  expect(
    endedByFlash(running, 'succeeded', flash({ State: 'Complete' }), at).facts.error,
  ).toBeNull()
})

test('a phase that we have no words for is no note', () => {
  expect(phaseOf(flash({ State: 'Reticulating' }))).toEqual({ note: null, percent: 0 })
})
