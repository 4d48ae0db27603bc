import { expect, test } from 'vitest'
import { first, openController, rowsIn } from './open-controller'

const minute = 60_000
const json = { type: 'application/json' }
const terabyte = 2 ** 40

const openDatastore = () => {
  const controller = openController()
  const datastore = first(controller.federation.datastores)
  const path = `/datastores/${datastore.id}`
  const record = async () =>
    (await controller.get(path)).body['datastore'] as Record<string, unknown>
  return { ...controller, datastore, path, record }
}

test('a datastore is created, resized, put under another policy, and deleted', async () => {
  const { settle, get, federation } = openController()
  const [, policyId = ''] = [...federation.rules.keys()]
  const made = await settle('POST', '/datastores', {
    name: 'ds-archive',
    omnistack_cluster_id: first(federation.clusters).id,
    policy_id: first(federation.rules.keys()),
    size: terabyte,
    single_replica: true,
  })
  const path = `/datastores/${first(made.affected_objects).object_id}`
  await settle('POST', `${path}/resize`, { size: 2 * terabyte })
  await settle('POST', `${path}/set_policy`, { policy_id: policyId })
  expect((await get(path)).body['datastore']).toMatchObject({
    name: 'ds-archive',
    size: 2 * terabyte,
    policy_id: policyId,
    single_replica: true,
    created_at: '2026-11-21T08:00:15Z',
  })
  await settle('DELETE', path)
  expect((await get(path)).status).toBe(404)
})

test('a datastore with VMs on it stays, as its task says', async () => {
  const { settle, get, vms } = openController()
  const path = `/datastores/${first(vms()).datastoreId}`
  expect((await settle('DELETE', path)).state).toBe('FAILED')
  expect((await get(path)).status).toBe(200)
})

test('a datastore of a name that is taken, or of no size, is refused', async () => {
  const { send, datastore } = openDatastore()
  const body = {
    name: datastore.name,
    omnistack_cluster_id: datastore.clusterId,
    policy_id: datastore.policyId,
    size: terabyte,
  }
  expect(await send('POST', '/datastores', body)).toMatchObject({
    status: 400,
    body: { error_code: '13' },
  })
  expect((await send('POST', '/datastores', { ...body, name: 'x', size: 0 })).status).toBe(400)
})

test('a standard host mounts a datastore, and no more', async () => {
  const { settle, get, path, record } = openDatastore()
  const { body } = await get(`${path}/standard_hosts`)
  const [host] = rowsIn(body, 'standard_hosts')
  expect(host).toMatchObject({ shared: false })
  await settle('POST', `${path}/share`, { host_name: host?.['name'] })
  expect(await record()).toMatchObject({
    shares: [{ host: host?.['name'], address: host?.['ip_address'], rw: 'true' }],
  })
  await settle('POST', `${path}/unshare`, { host_name: host?.['name'] })
  expect(await record()).toMatchObject({ shares: [] })
})

test('a host that is no standard host fails the sharing', async () => {
  const { settle, path } = openDatastore()
  expect((await settle('POST', `${path}/share`, { host_name: 'nobody' })).state).toBe('FAILED')
})

test('the VMs of a single-replica datastore have no second copy, and need none', async () => {
  const { get, datastore, vms } = openDatastore()
  datastore.singleReplica = true
  const vm = first(vms().filter(({ datastoreId }) => datastoreId === datastore.id))
  expect((await get(`/virtual_machines/${vm.id}`)).body['virtual_machine']).toMatchObject({
    ha_status: 'NOT_APPLICABLE',
    replica_set: [{ role: 'PRIMARY' }],
  })
})

const openHost = (asked = 0) => {
  const controller = openController({ controller: asked })
  const host = first(controller.federation.hosts)
  const path = `/hosts/${host.id}`
  const shutdown = async () =>
    (await controller.get(`${path}/virtual_controller_shutdown_status`)).body['shutdown_status']
  const state = async () =>
    ((await controller.get(path)).body['host'] as Record<string, unknown>)['state']
  return { ...controller, host, path, shutdown, state }
}

test('a controller is shut down once its VMs are safe without it; then they are DEGRADED', async () => {
  const { send, pass, get, ask, vms, host, path, shutdown, state } = openHost()
  const { body } = await send('POST', `${path}/shutdown_virtual_controller`, {}, json)
  expect(body).toEqual({ shutdown_status: { status: 'IN_PROGRESS' } })
  expect(await shutdown()).toEqual({ status: 'HA' })
  pass(2_000)
  expect(await shutdown()).toEqual({ status: 'IN_PROGRESS' })
  pass(minute)
  expect((await get('/hosts')).status).toBe(0)
  ask(1)
  expect(await state()).toBe('MANAGED')
  const vm = first(vms().filter(({ clusterId }) => clusterId === host.clusterId))
  expect((await get(`/virtual_machines/${vm.id}`)).body['virtual_machine']).toMatchObject({
    ha_status: 'DEGRADED',
  })
})

test('the last controller of a cluster waits for ever, unless it is forced', async () => {
  const { send, pass, ask, federation, host, path, shutdown, state, estate } = openHost()
  const other = first(
    federation.hosts.filter(({ id, clusterId }) => clusterId === host.clusterId && id !== host.id),
  )
  other.stoppedAt = estate.now()
  await send('POST', `${path}/shutdown_virtual_controller`, {}, json)
  pass(60 * minute)
  expect(await shutdown()).toEqual({ status: 'HA' })
  await send('POST', `${path}/cancel_virtual_controller_shutdown`, {}, json)
  pass(minute)
  await send('POST', `${path}/shutdown_virtual_controller`, { ha_wait: false }, json)
  expect(await shutdown()).toEqual({ status: 'FORCE_IN_PROGRESS' })
  pass(minute)
  ask(2)
  expect(await state()).toBe('MANAGED')
})

test('a shutdown can be called off, and what there is not cannot', async () => {
  const { send, pass, path, shutdown, state } = openHost()
  const cancel = () => send('POST', `${path}/cancel_virtual_controller_shutdown`, {}, json)
  expect((await cancel()).body).toEqual({ cancellation_status: { status: 'FAILURE' } })
  await send('POST', `${path}/shutdown_virtual_controller`, {}, json)
  expect((await cancel()).body).toEqual({ cancellation_status: { status: 'SUCCESS' } })
  expect(await shutdown()).toEqual({ status: 'CANCEL_IN_PROGRESS' })
  pass(minute)
  expect([await shutdown(), await state()]).toEqual([{ status: 'NONE' }, 'ALIVE'])
})

test('only the controller concerned can be asked to shut down', async () => {
  const { send, path } = openHost(1)
  const { body } = await send('POST', `${path}/shutdown_virtual_controller`, {}, json)
  expect(body).toEqual({ shutdown_status: { status: 'FAILURE' } })
})

test('a host leaves the federation by force; its VMs run on next door', async () => {
  const { settle, get, vms, host, path } = openHost(1)
  const theirs = vms().filter(({ machineId }) => machineId === host.machineId)
  const leave = `${path}/remove_from_federation`
  expect((await settle('POST', leave, { force: false })).state).toBe('FAILED')
  expect((await settle('POST', leave, { force: true })).state).toBe('COMPLETED')
  expect((await get(path)).status).toBe(404)
  const { body } = await get(`/virtual_machines/${first(theirs).id}`)
  expect(body['virtual_machine']).toMatchObject({ ha_status: 'NOT_APPLICABLE' })
})

test('a host cannot be asked to remove itself', async () => {
  const { send, path } = openHost(0)
  expect((await send('POST', `${path}/remove_from_federation`, {})).status).toBe(400)
})

test('a cluster gets another time zone, if there is one of the name, and another optimizer setting', async () => {
  const { settle, send, get, federation } = openController()
  const path = `/omnistack_clusters/${first(federation.clusters).id}`
  await settle('POST', `${path}/set_time_zone`, { time_zone: 'Asia/Tokyo' })
  await settle('POST', `${path}/set_iwo`, { enabled: false })
  expect((await get(path)).body['omnistack_cluster']).toMatchObject({
    time_zone: 'Asia/Tokyo',
    iwo_enabled: false,
  })
  const wrong = { time_zone: 'asia/tokyo' }
  expect((await send('POST', `${path}/set_time_zone`, wrong)).status).toBe(400)
  expect((await get('/omnistack_clusters/time_zone_list')).body).toContain('Asia/Tokyo')
})

test('a cluster is connected with all others', async () => {
  const { get, federation } = openController()
  const [cluster, ...others] = federation.clusters
  const { body } = await get(`/omnistack_clusters/${cluster?.id}/connected_clusters`)
  expect(rowsIn(body, 'omnistack_clusters').map(({ id }) => id)).toEqual(others.map(({ id }) => id))
})

test('the group of all clusters gets another name', async () => {
  const { settle, get, federation } = openController()
  const path = `/cluster_groups/${federation.clusterGroup.id}/rename`
  await settle('POST', path, { cluster_group_name: 'France' })
  expect((await get('/cluster_groups')).body).toMatchObject({
    count: 1,
    cluster_groups: [{ name: 'France', clusters: federation.clusters.map(({ id }) => id) }],
  })
})

test('external stores are registered once, found by name, changed and unregistered', async () => {
  const { settle, get, federation } = openController()
  const key = { name: 'storeonce-1', omnistack_cluster_id: first(federation.clusters).id }
  const access = { management_ip: '10.140.0.10', username: 'backup', password: 'secret' }
  await settle('POST', '/external_stores', { ...key, ...access })
  expect(await settle('POST', '/external_stores', { ...key, ...access })).toMatchObject({
    error_code: 13,
  })
  const moved = { name: key.name, ...access, management_ip: '10.140.0.11' }
  await settle('POST', '/external_stores/update_credentials', moved)
  const { body } = await get('/external_stores?name=store*')
  expect(rowsIn(body, 'external_stores')).toEqual([
    {
      ...key,
      type: 'StoreOnceOnPrem',
      management_ip: '10.140.0.11',
      management_port: 9_387,
      storage_port: 9_388,
      cluster_group_ids: [federation.clusterGroup.id],
    },
  ])
  await settle('POST', '/external_stores/unregister', key)
  expect((await get('/external_stores')).body['count']).toBe(0)
})

test('capacity: what is used and what is free are all there is, and ratios are text', async () => {
  const { get } = openController()
  const { body } = await get('/hosts?show_optional_fields=true')
  for (const host of rowsIn(body, 'hosts')) {
    const { allocated_capacity: all, used_capacity: used, free_space: free } = host
    expect(Number(used) + Number(free)).toBe(all)
    expect(host['efficiency_ratio']).toMatch(/^\d+\.\d : 1$/)
  }
})
