import type { ContractCall, Subject } from '../contract-call'
import { clusterOf, datastoreOf, groupOf, hostOf, policyOf } from './subjects'

const json = { 'content-type': 'application/json' }

const store = (on: Subject) => ({
  name: 'storeonce-1',
  omnistack_cluster_id: clusterOf(on).id,
  management_ip: '10.140.0.10',
  username: 'backup',
  password: 'correct horse',
})
const registered = async (on: Subject) => {
  await on.send('POST', '/external_stores', store(on))
  on.pass(60_000)
}

/** Hosts, clusters, datastores and external stores. */
export const placeCalls: ContractCall[] = [
  { operation: 'GET /hosts', path: '/hosts?show_optional_fields=true' },
  { operation: 'GET /hosts/{hostId}', path: (on) => `/hosts/${hostOf(on).id}` },
  { operation: 'GET /hosts/{hostId}/hardware', path: (on) => `/hosts/${hostOf(on).id}/hardware` },
  { operation: 'GET /hosts/{hostId}/capacity', path: (on) => `/hosts/${hostOf(on).id}/capacity` },
  { operation: 'GET /hosts/{hostId}/metrics', path: (on) => `/hosts/${hostOf(on).id}/metrics` },
  {
    operation: 'GET /hosts/{hostId}/virtual_controller_shutdown_status',
    path: (on) => `/hosts/${hostOf(on).id}/virtual_controller_shutdown_status`,
  },
  ...(['shutdown_virtual_controller', 'cancel_virtual_controller_shutdown'] as const).map(
    (verb): ContractCall => ({
      operation: `POST /hosts/{hostId}/${verb}`,
      path: (on) => `/hosts/${hostOf(on).id}/${verb}`,
      body: {},
      headers: json,
    }),
  ),
  {
    operation: 'POST /hosts/{hostId}/remove_from_federation',
    path: (on) => `/hosts/${hostOf(on, false).id}/remove_from_federation`,
    body: { force: true },
    status: 202,
  },
  { operation: 'GET /omnistack_clusters', path: '/omnistack_clusters?show_optional_fields=true' },
  { operation: 'GET /omnistack_clusters/time_zone_list' },
  {
    operation: 'GET /omnistack_clusters/{clusterId}',
    path: (on) => `/omnistack_clusters/${clusterOf(on).id}`,
  },
  ...(['connected_clusters', 'metrics', 'throughput'] as const).map((part): ContractCall => ({
    operation: `GET /omnistack_clusters/{clusterId}/${part}`,
    path: (on) => `/omnistack_clusters/${clusterOf(on).id}/${part}`,
  })),
  {
    operation: 'POST /omnistack_clusters/{clusterId}/set_iwo',
    path: (on) => `/omnistack_clusters/${clusterOf(on).id}/set_iwo`,
    body: { enabled: false },
    status: 202,
  },
  {
    operation: 'POST /omnistack_clusters/{clusterId}/set_time_zone',
    path: (on) => `/omnistack_clusters/${clusterOf(on).id}/set_time_zone`,
    body: { time_zone: 'Asia/Tokyo' },
    status: 202,
  },
  { operation: 'GET /cluster_groups' },
  {
    operation: 'POST /cluster_groups/{clusterGroupId}/rename',
    path: (on) => `/cluster_groups/${groupOf(on).id}/rename`,
    body: { cluster_group_name: 'France' },
    status: 202,
  },
  { operation: 'GET /datastores', path: '/datastores?show_optional_fields=true' },
  { operation: 'GET /datastores/{datastoreId}', path: (on) => `/datastores/${datastoreOf(on).id}` },
  {
    operation: 'GET /datastores/{datastoreId}/standard_hosts',
    path: (on) => `/datastores/${datastoreOf(on).id}/standard_hosts`,
  },
  {
    operation: 'POST /datastores',
    body: (on: Subject) => ({
      name: 'ds-new',
      omnistack_cluster_id: clusterOf(on).id,
      policy_id: policyOf(on).id,
      size: 2 ** 40,
    }),
    status: 202,
  },
  {
    operation: 'DELETE /datastores/{datastoreId}',
    path: (on) => `/datastores/${datastoreOf(on).id}`,
    status: 202,
  },
  {
    operation: 'POST /datastores/{datastoreId}/resize',
    path: (on) => `/datastores/${datastoreOf(on).id}/resize`,
    body: { size: 2 ** 41 },
    status: 202,
  },
  {
    operation: 'POST /datastores/{datastoreId}/set_policy',
    path: (on) => `/datastores/${datastoreOf(on).id}/set_policy`,
    body: (on: Subject) => ({ policy_id: policyOf(on).id }),
    status: 202,
  },
  ...(['share', 'unshare'] as const).map((verb): ContractCall => ({
    operation: `POST /datastores/{datastoreId}/${verb}`,
    path: (on) => `/datastores/${datastoreOf(on).id}/${verb}`,
    body: { host_name: 'esx-par-001' },
    status: 202,
  })),
  {
    operation: 'GET /external_stores',
    path: async (on) => {
      await registered(on)
      return '/external_stores'
    },
  },
  { operation: 'POST /external_stores', body: store, status: 202 },
  {
    operation: 'POST /external_stores/unregister',
    body: async (on: Subject) => {
      await registered(on)
      const { name, omnistack_cluster_id } = store(on)
      return { name, omnistack_cluster_id }
    },
    status: 202,
  },
  {
    operation: 'POST /external_stores/update_credentials',
    body: async (on: Subject) => {
      await registered(on)
      return { name: 'storeonce-1', username: 'backup', password: 'battery staple' }
    },
    status: 202,
  },
  {
    operation: 'GET /tasks/{taskId}',
    path: async (on) => {
      const { body } = await on.send('POST', '/policies', { name: 'a task of its own' })
      const { task } = body as { task: { id: string } }
      return `/tasks/${encodeURIComponent(task.id)}`
    },
  },
]
