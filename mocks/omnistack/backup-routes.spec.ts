import { expect, test } from 'vitest'
import { first, openController, rowsIn } from './open-controller'

const minute = 60_000

const open = () => {
  const controller = openController()
  const { backup, vm } = first(
    controller.backups().filter(({ backup }) => backup.state === 'GOOD' && backup.expiresAt),
  )
  const path = `/backups/${backup.id}`
  const record = async (id = backup.id) =>
    (await controller.get(`/backups/${id}`)).body['backup'] as Record<string, unknown>
  return { ...controller, backup, vm, path, record }
}

test('a locked backup never expires', async () => {
  const { settle, path, record } = open()
  expect((await settle('POST', `${path}/lock`)).state).toBe('COMPLETED')
  expect((await record())['expiration_time']).toBe('NA')
})

test('a backup gets another name', async () => {
  const { settle, path, record } = open()
  await settle('POST', `${path}/rename`, { backup_name: 'before the audit' })
  expect((await record())['name']).toBe('before the audit')
})

test('its unique size is known once it was calculated', async () => {
  const { settle, path, record } = open()
  expect(await record()).toMatchObject({ unique_size_bytes: 0, unique_size_timestamp: 'NA' })
  await settle('POST', `${path}/calculate_unique_size`)
  expect(await record()).toMatchObject({
    unique_size_bytes: expect.any(Number),
    unique_size_timestamp: '2026-11-21T08:00:08Z',
  })
})

test('deleted backups are gone, one or several', async () => {
  const { settle, get, path, backups } = open()
  const before = backups().length
  await settle('DELETE', path)
  expect((await get(path)).status).toBe(404)
  const two = backups()
    .slice(0, 2)
    .map(({ backup }) => backup.id)
  const task = await settle('POST', '/backups/delete', { backup_id: two })
  expect(task.affected_objects.map(({ object_id: id }) => id)).toEqual(two)
  expect(backups()).toHaveLength(before - 3)
})

test('a retention that would delete backups shows them first, and deletes them by force', async () => {
  const { send, settle, get, path, backup } = open()
  const shorter = { backup_id: [backup.id], retention: 1 }
  const preview = await send('POST', '/backups/set_retention', shorter)
  expect(preview.status).toBe(200)
  expect(rowsIn(preview.body, 'backups')).toEqual([expect.objectContaining({ id: backup.id })])
  expect((await get(path)).status).toBe(200)
  await settle('POST', '/backups/set_retention', { ...shorter, force: true })
  expect((await get(path)).status).toBe(404)
})

test('a retention counts from when the backup was taken; for ever is NA', async () => {
  const { settle, record, backup } = open()
  await settle('POST', '/backups/set_retention', { backup_id: [backup.id], retention: 100_000 })
  const expiry = new Date(backup.at + 100_000 * minute).toISOString().slice(0, 19)
  expect((await record())['expiration_time']).toBe(`${expiry}Z`)
  const forever = { backup_id: [backup.id], retention: 0, forever: true }
  await settle('POST', '/backups/set_retention', forever)
  expect((await record())['expiration_time']).toBe('NA')
})

test('a copy is a backup of the same moment in another cluster, queued, sent, and protected there', async () => {
  const { send, taskOf, pass, get, path, backup, vm, federation } = open()
  const other = first(federation.clusters.filter(({ id }) => id !== vm.clusterId))
  const { body } = await send('POST', `${path}/copy`, { destination_id: other.id })
  const copies = async () => {
    const list = await get(`/backups?omnistack_cluster_id=${other.id}&virtual_machine_id=${vm.id}`)
    return rowsIn(list.body, 'backups')
  }
  expect(await copies()).toEqual([expect.objectContaining({ state: 'QUEUED', sent: 0 })])
  pass(5_000)
  expect(await copies()).toEqual([expect.objectContaining({ state: 'SAVING' })])
  pass(10 * minute)
  const { id } = body['task'] as { id: string }
  const [made] = (await taskOf(id)).affected_objects
  expect(await copies()).toEqual([
    expect.objectContaining({
      id: made?.object_id,
      state: 'PROTECTED',
      created_at: `${new Date(backup.at).toISOString().slice(0, 19)}Z`,
      omnistack_cluster_name: other.name,
      sent: backup.sizeBytes,
    }),
  ])
})

test('a backup on an external store has no cluster but the one that is associated', async () => {
  const { settle, record, path, vm, get } = open()
  const store = { name: 'storeonce-1', omnistack_cluster_id: vm.clusterId }
  const access = { management_ip: '10.140.0.10', username: 'backup', password: 'secret' }
  await settle('POST', '/external_stores', { ...store, ...access })
  const task = await settle('POST', `${path}/copy`, { external_store_name: store.name })
  const id = first(task.affected_objects).object_id
  expect(await record(id)).toMatchObject({
    omnistack_cluster_id: '',
    omnistack_cluster_name: '',
    external_store_name: 'storeonce-1',
    backup_store_type: 'StoreOnceOnPrem',
    associated_cluster: vm.clusterName,
  })
  const list = await get(`/backups?omnistack_cluster_id=${vm.clusterId}&limit=3000`)
  expect(rowsIn(list.body, 'backups').map((one) => one['id'])).toContain(id)
  const original = await settle('POST', `/backups/${id}/restore?restore_original=true`)
  expect(original.state).toBe('FAILED')
})

test.each([{}, { destination_id: 'a', external_store_name: 'b' }])(
  'a copy needs one destination, not %j',
  async (body) => {
    const { send, path } = open()
    expect((await send('POST', `${path}/copy`, body)).status).toBe(400)
  },
)

test('a running backup can be cancelled: it is CANCELING, then CANCELED, and its own task fails', async () => {
  const { send, taskOf, pass, get, vms } = openController()
  const vm = first(vms('ON'))
  const { body } = await send('POST', `/virtual_machines/${vm.id}/backup`, { backup_name: 'long' })
  const newest = async () => first(rowsIn((await get('/backups?name=long')).body, 'backups'))
  const { id } = await newest()
  await send('POST', `/backups/${String(id)}/cancel`)
  expect((await newest())['state']).toBe('CANCELING')
  pass(minute)
  expect((await newest())['state']).toBe('CANCELED')
  expect(await taskOf((body['task'] as { id: string }).id)).toMatchObject({
    state: 'FAILED',
    error_message: 'The backup was canceled.',
  })
})

test('what has ended cannot be cancelled', async () => {
  const { settle, path } = open()
  expect((await settle('POST', `${path}/cancel`)).state).toBe('FAILED')
})

test('restored as new, a VM is off, has an id of its own and becomes safe in time', async () => {
  const { settle, get, path, vm } = open()
  const task = await settle('POST', `${path}/restore?restore_original=false`, {
    virtual_machine_name: 'restored',
  })
  const { object_id: id } = first(task.affected_objects)
  expect((await get(`/virtual_machines/${id}`)).body['virtual_machine']).toMatchObject({
    name: 'restored',
    datastore_id: vm.datastoreId,
    hypervisor_virtual_machine_power_state: 'OFF',
    ha_status: expect.stringMatching(/SYNCING|SAFE/),
  })
})

test('a name that is taken fails the restore with code 13', async () => {
  const { settle, path, vm } = open()
  const task = await settle('POST', `${path}/restore?restore_original=false`, {
    virtual_machine_name: vm.name,
  })
  expect(task).toMatchObject({ state: 'FAILED', error_code: 13 })
})

test('restored in its place, a VM keeps its id and is off', async () => {
  const { settle, path, vm } = open()
  const task = await settle('POST', `${path}/restore?restore_original=true`)
  expect(first(task.affected_objects).object_id).toBe(vm.id)
  expect(vm.power).toBe('OFF')
})

test('whether the original is meant has to be said', async () => {
  const { send, path } = open()
  expect((await send('POST', `${path}/restore`, { virtual_machine_name: 'x' })).status).toBe(400)
})
