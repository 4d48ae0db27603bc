import { expect, test } from 'vitest'
import { first, openController, type TaskRecord } from './open-controller'

const minute = 60_000
const idOf = (body: Record<string, unknown>) => (body['task'] as TaskRecord).id

test('a task is three UUIDs, and while it runs nothing is affected and it ended in 1970', async () => {
  const { send, federation } = openController()
  const { status, body } = await send('POST', '/policies', { name: 'Platinum' })
  const host = first(federation.hosts).id
  expect([status, body]).toEqual([
    202,
    {
      task: {
        id: expect.stringMatching(new RegExp(`^${host}:${host}:[0-9a-f-]{36}$`)),
        state: 'IN_PROGRESS',
        affected_objects: [],
        error_code: 0,
        start_time: '2026-11-21T08:00:00Z',
        end_time: '1970-01-01T00:00:00Z',
        percent_complete: 0,
      },
    },
  ])
})

test('it gets on, ends with what it has done, can be read for an hour, and is gone then', async () => {
  const { send, get, pass, taskOf, vms, federation } = openController()
  const vm = first(vms())
  const { body } = await send('POST', `/virtual_machines/${vm.id}/clone`, {
    virtual_machine_name: 'twin',
  })
  const id = idOf(body)
  pass(10_000)
  expect((await taskOf(id)).percent_complete).toBe(50)
  pass(10_000)
  expect(await taskOf(id)).toMatchObject({
    state: 'COMPLETED',
    percent_complete: 100,
    end_time: '2026-11-21T08:00:20Z',
    affected_objects: [{ object_type: 'virtual_machine', object_id: expect.any(String) }],
  })
  pass(59 * minute)
  expect((await taskOf(id)).state).toBe('COMPLETED')
  pass(minute)
  expect((await get(`/tasks/${id}`)).status).toBe(404)
  expect(federation.tasks.size).toBe(0)
})

test('what cannot be is accepted all the same, and fails a second later with code and text', async () => {
  const { send, pass, taskOf, vms, federation } = openController()
  const vm = first(vms('ON'))
  const { status, body } = await send('POST', `/virtual_machines/${vm.id}/move`, {
    destination_datastore_id: first(federation.datastores).id,
  })
  expect(status).toBe(202)
  pass(1_000)
  expect(await taskOf(idOf(body))).toMatchObject({
    state: 'FAILED',
    error_code: 130,
    error_message: 'The VM power state is not acceptable.',
    affected_objects: [],
    end_time: '2026-11-21T08:00:01Z',
  })
})

test('an older release says why under `message`, and never how far it is', async () => {
  const controller = openController({ tells: { percent: false, failureAs: 'message' } })
  const vm = first(controller.vms('OFF'))
  const task = await controller.settle('POST', `/virtual_machines/${vm.id}/power_off`)
  expect(task).toMatchObject({ message: 'The VM power state is not acceptable.' })
  expect(task).not.toHaveProperty('error_message')
  expect(task).not.toHaveProperty('percent_complete')
})
