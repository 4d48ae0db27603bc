import { expect, test } from 'vitest'
import { first, openController, rowsIn } from './open-controller'

const minute = 60_000

test('a backup by hand is named as asked and kept as long as asked', async () => {
  const { settle, get, vms } = openController()
  const vm = first(vms('ON'))
  const task = await settle('POST', `/virtual_machines/${vm.id}/backup`, {
    backup_name: 'before the update',
    retention: 120,
    consistency_type: 'VSS',
  })
  const { object_id: id } = first(task.affected_objects)
  expect((await get(`/backups/${id}`)).body['backup']).toMatchObject({
    name: 'before the update',
    type: 'MANUAL',
    created_at: '2026-11-21T08:00:00Z',
    expiration_time: '2026-11-21T10:00:00Z',
    consistency_type: 'VSS',
    application_consistent: true,
    virtual_machine_id: vm.id,
  })
})

test('a VM that is off moves to another datastore under a new id; its backups stay with the old', async () => {
  const { settle, get, vms, federation } = openController()
  const vm = first(vms('OFF'))
  const target = first(federation.datastores.filter(({ clusterId }) => clusterId !== vm.clusterId))
  const backup = `/virtual_machines/${vm.id}/backup`
  await settle('POST', backup, { backup_name: 'last one here' })
  const task = await settle('POST', `/virtual_machines/${vm.id}/move`, {
    destination_datastore_id: target.id,
  })
  const { object_id: id } = first(task.affected_objects)
  expect(id).not.toBe(vm.id)
  expect((await get(`/virtual_machines/${id}`)).body['virtual_machine']).toMatchObject({
    name: vm.name,
    datastore_id: target.id,
    omnistack_cluster_id: target.clusterId,
    state: 'ALIVE',
  })
  const listed = await get(`/virtual_machines?name=${vm.name}`)
  expect(rowsIn(listed.body, 'virtual_machines').map((one) => one['id'])).toEqual([id])
  const gone = await get('/virtual_machines?state=DELETED')
  expect(rowsIn(gone.body, 'virtual_machines')).toEqual([
    expect.objectContaining({ id: vm.id, deleted_at: expect.stringMatching(/^2026/) }),
  ])
  const left = await get('/backups?name=last*')
  expect(rowsIn(left.body, 'backups')).toEqual([
    expect.objectContaining({
      virtual_machine_id: vm.id,
      virtual_machine_name: vm.name,
      virtual_machine_state: 'DELETED',
    }),
  ])
})

test('a VM that is gone is not there to be changed', async () => {
  const { settle, send, vms, federation } = openController()
  const vm = first(vms('OFF'))
  await settle('POST', `/virtual_machines/${vm.id}/move`, {
    destination_datastore_id: first(federation.datastores).id,
  })
  expect((await send('POST', `/virtual_machines/${vm.id}/power_on`)).status).toBe(404)
})

test('power goes on and off, and not twice', async () => {
  const { settle, vms } = openController()
  const vm = first(vms('ON'))
  expect((await settle('POST', `/virtual_machines/${vm.id}/power_off`)).state).toBe('COMPLETED')
  expect(vm.power).toBe('OFF')
  expect((await settle('POST', `/virtual_machines/${vm.id}/power_off`)).error_code).toBe(130)
})

test('with another policy a VM is backed up on that one from now on', async () => {
  const { settle, send, pass, estate, vms } = openController({ life: true })
  await settle('POST', '/policies', { name: 'Hourly' })
  const hourly = first([...estate.policies.values()].filter(({ name }) => name === 'Hourly'))
  const rule = { frequency: 60, retention: 180 }
  await settle('POST', `/policies/${hourly.id}/rules?replace_all_rules=false`, [rule])
  const vm = first(vms().filter(({ suspended }) => !suspended))
  await send('POST', `/virtual_machines/${vm.id}/set_policy`, { policy_id: hourly.id })
  pass(6 * 60 * minute)
  const taken = estate
    .backupsOf(vm.id)
    .filter(({ expiresAt, at }) => expiresAt === at + 180 * minute)
  expect(taken).toHaveLength(3)
})

test('several VMs get a policy at once; one that there is not refuses all', async () => {
  const { settle, send, vms, federation } = openController()
  const ids = vms()
    .slice(0, 3)
    .map(({ id }) => id)
  const policyId = [...federation.rules.keys()].at(-1)
  const task = await settle('POST', '/virtual_machines/set_policy', {
    virtual_machine_id: ids,
    policy_id: policyId,
  })
  expect(task.affected_objects.map(({ object_id: id }) => id)).toEqual(ids)
  expect(
    vms()
      .slice(0, 3)
      .map((vm) => vm.policyId),
  ).toEqual([policyId, policyId, policyId])
  const refused = { virtual_machine_id: [...ids, 'nobody'], policy_id: policyId }
  expect((await send('POST', '/virtual_machines/set_policy', refused)).status).toBe(404)
})

test('credentials of a guest hold while it is on', async () => {
  const { send, vms } = openController()
  const validate = async (id: string) =>
    (
      await send('POST', `/virtual_machines/${id}/validate_backup_credentials`, {
        guest_username: 'backup',
        guest_password: 'correct horse',
      })
    ).body
  const status = (word: string) => ({ credentials_validation: { status: word } })
  expect(await validate(first(vms('ON')).id)).toEqual(status('VALID'))
  expect(await validate(first(vms('OFF')).id)).toEqual(status('VM_POWERED_OFF'))
})

test('the backups of a VM are also below it, though deprecated', async () => {
  const { get, estate, vms } = openController()
  const vm = first(vms().filter(({ id }) => estate.backupsOf(id).length > 0))
  const { body } = await get(`/virtual_machines/${vm.id}/backups`)
  expect(body['count']).toBe(estate.backupsOf(vm.id).length)
})

/** A VM in the cluster of which no controller is asked. */
const elsewhere = <T extends { clusterId: string }>(
  { federation }: Pick<ReturnType<typeof openController>, 'federation'>,
  vms: readonly T[],
) => first(vms.filter(({ clusterId }) => clusterId !== first(federation.hosts).clusterId))

test('a host without power: its VMs are DEGRADED, unknown for two minutes, then on the other host', async () => {
  const controller = openController()
  const { estate, pass, get, vms, federation } = controller
  const vm = elsewhere(controller, vms('ON'))
  const read = async () =>
    (await get(`/virtual_machines/${vm.id}`)).body['virtual_machine'] as Record<string, unknown>
  const before = await read()
  expect(before).toMatchObject({ ha_status: 'SAFE', ha_resynchronization_progress: 100 })
  estate.losePower(vm.machineId)
  expect(await read()).toMatchObject({
    ha_status: 'DEGRADED',
    host_id: before['host_id'],
    hypervisor_virtual_machine_power_state: 'UNKNOWN',
  })
  const host = (await get(`/hosts/${String(before['host_id'])}`)).body['host']
  expect(host).toMatchObject({ state: 'FAULTY' })
  pass(2 * minute)
  const after = await read()
  expect(after).toMatchObject({ hypervisor_virtual_machine_power_state: 'ON' })
  expect(after['replica_set']).toEqual([
    { id: before['host_id'], role: 'SECONDARY' },
    { id: after['host_id'], role: 'PRIMARY' },
  ])
  expect(federation.hosts.map(({ id }) => id)).toContain(after['host_id'])
})

test('while a host is away the backups on it are DEGRADED, once it is back REBUILDING, then PROTECTED', async () => {
  const controller = openController()
  const { estate, pass, get, backups } = controller
  const whole = backups().filter(({ backup }) => backup.state === 'GOOD')
  const vm = elsewhere(
    controller,
    whole.map((held) => held.vm),
  )
  const { backup } = first(whole.filter((held) => held.vm === vm))
  const state = async () =>
    ((await get(`/backups/${backup.id}`)).body['backup'] as Record<string, unknown>)['state']
  const degraded = async () => (await get('/backups?state=DEGRADED&limit=1')).body['count']
  expect([await state(), await degraded()]).toEqual(['PROTECTED', 0])
  estate.losePower(vm.machineId)
  expect(await state()).toBe('DEGRADED')
  expect(await degraded()).toBeGreaterThan(0)
  pass(10 * minute)
  estate.restorePower(vm.machineId)
  pass(5 * minute)
  expect(await state()).toBe('REBUILDING')
  pass(30 * minute)
  expect(await state()).toBe('PROTECTED')
})
