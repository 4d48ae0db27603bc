import type { Departure } from '../departure'

const facts = 'omnistack facts.md'

/** Where controllers do otherwise than the Swagger document says. */
export const omnistackDepartures: Departure[] = [
  {
    status: 202,
    why: 'What a task does is accepted; the document says so in its introduction only.',
    reference: `${facts} 4`,
  },
  {
    operation: 'GET /backups/{bkpId}/virtual_disks',
    at: '/virtual_disks/*',
    why: 'Virtual disks are told by name.',
    reference: `${facts} 8.1`,
  },
  {
    operation: 'GET /hosts/{hostId}/hardware',
    at: '/logical_drives',
    why: 'There are several of them, as there are sets and drives in them.',
    reference: `${facts} 8.5`,
  },
  {
    operation: 'GET /hosts/{hostId}/hardware',
    at: '/raid_card/has_bbu',
    why: 'It is a boolean.',
    reference: `${facts} 8.5`,
  },
  {
    operation: 'GET /hosts/{hostId}/capacity',
    at: '/data_points/*/value',
    why: 'Values are numbers.',
    reference: `${facts} 8.8`,
  },
  {
    operation: 'GET /omnistack_clusters/{clusterId}/throughput',
    at: '/cluster_throughput/*/data/data_points/*/value',
    why: 'Values are numbers.',
    reference: `${facts} 8.8`,
  },
]
