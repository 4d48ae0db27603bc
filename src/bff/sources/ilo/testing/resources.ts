import type { Root, System } from '../wire'

/** A root as it is read: of an iLO 6 whose server is well. */
export const aRoot = (root: Partial<Root> = {}): Root => ({
  uuid: '2f36e0f9-7b93-5a4c-9a0b-d4b5ad1ff7c7',
  systems: '/redfish/v1/Systems',
  sessions: '/redfish/v1/SessionService/Sessions',
  health: 'OK',
  serverName: 'esx-par-114',
  ilo: { kind: 'iLO 6', firmware: '1.66', hostName: 'ILOCZ2410K7D' },
  ...root,
})

/** A system as it is read: a Gen11 server that is on and well. */
export const aSystem = (system: Partial<System> = {}): System => ({
  id: '1',
  uuid: '38383950-3633-5A43-3234-31304B374420',
  serial: 'CZ2410K7D',
  sku: 'P54903-B21',
  model: 'ProLiant DL380a Gen11',
  hostName: 'esx-par-114',
  power: 'ON',
  health: 'OK',
  rom: 'U58 v2.44 (01/17/2025)',
  processor: 'Intel(R) Xeon(R) Gold 6430',
  memoryGib: 512,
  os: 'VMware ESXi 8.0.3',
  parts: [{ name: 'Fans', word: 'OK' }],
  ...system,
})
