import { expect, test } from 'vitest'
import type { Reading } from '../tasks/read-tasks'
import { parseFlash, parseQueued, parseTaskRecord } from '../tasks/wire'
import { findUpdate, type Wanted } from './find-update'

const service = '/redfish/v1/UpdateService'
const image = 'https://files.example.net/ilo6_171.fwpkg'
const at = '2026-11-20T10:00:10.000Z'

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  image,
  origin: { sourceId: 'ilos', region: null, name: null, part: '7' },
  targets: [{ kind: 'server', sourceId: 'ilos', id: 'a', name: 'esx-7' }],
  sentAt: new Date('2026-11-20T10:00:00.000Z'),
  taken: new Set(),
  open: [],
  at,
  ...more,
})

const task = (id: string, startedAt: string | null, more: object = {}, uri = image) =>
  parseTaskRecord(`/redfish/v1/TaskService/Tasks/${id}`, {
    Name: 'Firmware update',
    TaskState: 'Running',
    ...(startedAt === null ? {} : { StartTime: startedAt }),
    Payload: {
      TargetUri: `${service}/Actions/UpdateService.SimpleUpdate`,
      JsonBody: JSON.stringify({ ImageURI: uri }),
    },
    ...more,
  })

type Told = { state?: string; clock?: string; tasks?: ReturnType<typeof task>[] | null }
const reading = ({ state = 'Uploading', clock = at, tasks = [] }: Told): Reading => ({
  flash: parseFlash(service, { Oem: { Hpe: { State: state, CurrentTime: clock } } }),
  queue: [],
  tasks: tasks?.flatMap((one) => one ?? []) ?? null,
  firmware: '1.66',
})
const idOf = (told: Told, more: Partial<Wanted> = {}) =>
  findUpdate(reading(told), wanted(more))?.row.id ?? null

test('its record is known by its image and by when it began', () => {
  const ours = task('2', '2026-11-20T10:00:01Z')
  expect(idOf({ tasks: [ours] })).toMatch(/Tasks\/2@/)
  expect(idOf({ state: 'Complete', tasks: [task('1', '2026-11-20T09:00:00Z')] })).toBeNull()
  const other = task('3', '2026-11-20T10:00:01Z', {}, 'https://files.example.net/ilo5.fwpkg')
  expect(idOf({ state: 'Complete', tasks: [other] })).toBeNull()
  const reset = { Name: 'Task 4', Payload: { TargetUri: '/redfish/v1/Systems/1/Actions/X.Reset' } }
  expect(idOf({ state: 'Idle', tasks: [task('4', '2026-11-20T10:00:01Z', reset)] })).toBeNull()
})

test('of two the newest, and none that belongs to another order', () => {
  const tasks = [task('1', '2026-11-20T09:59:57Z'), task('2', '2026-11-20T10:00:01Z')]
  const newest = idOf({ tasks })
  expect(newest).toMatch(/Tasks\/2@/)
  expect(idOf({ tasks }, { taken: new Set([newest ?? '']) })).toMatch(/Tasks\/1@/)
})

test('a BMC whose clock is hours off began it by its own clock', () => {
  const clock = '2026-11-20T07:00:10Z'
  const ours = task('2', '2026-11-20T07:00:01Z', { TaskState: 'Completed' })
  const before = task('1', '2026-11-20T06:30:00Z', { TaskState: 'Completed' })
  expect(idOf({ state: 'Complete', clock, tasks: [before, ours] })).toMatch(/Tasks\/2@/)
  expect(idOf({ state: 'Complete', clock, tasks: [before] })).toBeNull()
})

test('a record without a time is ours only while the image is flashed', () => {
  const tasks = [task('2', null)]
  expect(idOf({ state: 'Updating', tasks })).toMatch(/Tasks\/2$/)
  expect(idOf({ state: 'Complete', tasks })).toBeNull()
})

test('a record that has no body of a request, or one that cannot be read, is told by the rest', () => {
  for (const JsonBody of [undefined, '', '{', '[]', '"x"']) {
    const Payload = { TargetUri: `${service}/Actions/UpdateService.SimpleUpdate`, JsonBody }
    expect(idOf({ tasks: [task('2', '2026-11-20T10:00:01Z', { Payload })] })).toMatch(/Tasks\/2@/)
  }
})

test('a command of the queue is ours by its file', () => {
  const queued = (Filename: string) =>
    parseQueued(`${service}/UpdateTaskQueue/b1`, {
      Command: 'ApplyUpdate',
      State: 'Pending',
      Created: '2026-11-20T10:00:02Z',
      Filename,
    })
  const find = (file: string) => {
    const one = queued(file)
    return findUpdate({ ...reading({ state: 'Idle' }), queue: one ? [one] : [] }, wanted())
  }
  expect(find('ilo6_171.fwpkg')?.row).toMatchObject({ kind: 'ilo-update-task', state: 'queued' })
  expect(find('other.fwpkg')).toBeNull()
})

test('what is flashed without a record is the task that the mirror has of it, else a new one', () => {
  const fresh = findUpdate(reading({ state: 'Writing' }), wanted())
  expect(fresh?.row).toMatchObject({
    kind: 'ilo-update-task',
    state: 'running',
    progress: { kind: 'measured', percent: 0 },
  })
  const held = fresh && { ...fresh, row: { ...fresh.row, id: `7${service}@earlier` } }
  const open = held ? [held] : []
  expect(idOf({ state: 'Writing' }, { open })).toBe(`7${service}@earlier`)
  const taken = new Set([`7${service}@earlier`])
  expect(idOf({ state: 'Writing' }, { open, taken })).toBeNull()
})

test('a BMC on which nothing is flashed has not begun it', () => {
  for (const state of ['Idle', 'Complete', 'Error']) expect(idOf({ state })).toBeNull()
})
