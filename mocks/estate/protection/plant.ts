import { createRandom } from '../random'
import type { Region } from '../types'
import type { Gateway, Orchestrator, Protection, Store, StoreOnce } from './types'

const day = 86_400_000
const tebibyte = 2 ** 40

/** Where each region has its network and its cloud. */
const regionFacts: Record<Region, { network: string; zone: string; cloud: string }> = {
  'us-west': { network: '10.41', zone: 'US/Pacific', cloud: 'aws:us-west-2' },
  'eu-central': { network: '10.21', zone: 'Europe/Berlin', cloud: 'aws:eu-central-1' },
  'ap-northeast': { network: '10.61', zone: 'Asia/Tokyo', cloud: 'aws:ap-northeast-1' },
}

/** An id that a thing of the first day has in every world: its name says which. */
const idOf = (name: string) => createRandom(0, `protection/${name}`).uuid()

/** Nothing at all. */
export const emptyProtection = (): Protection => ({
  policies: new Map(),
  jobs: new Map(),
  groups: new Map(),
  stores: new Map(),
  gateways: new Map(),
  orchestrators: new Map(),
  storeOnces: new Map(),
  volumeGroups: new Map(),
  applicationHosts: new Map(),
  sqlInstances: new Map(),
  sqlDatabases: new Map(),
  sqlGroups: new Map(),
})

const createOrchestrator = (region: Region, stamps: Stamps): Orchestrator => {
  const { network, zone } = regionFacts[region]
  const name = `do-${region}-1`
  return {
    id: idOf(name),
    region,
    name,
    serialNumber: createRandom(0, `${name}/serial`).hex(12).toUpperCase(),
    softwareVersion: '2.14.1-58123',
    connected: true,
    power: 'ON',
    state: 'OK',
    address: `${network}.0.11`,
    timezone: zone,
    dns: [`${network}.0.2`],
    ntp: [`ntp.${region}.example`],
    proxy: { networkAddress: `proxy.${region}.example`, port: 3128, username: 'do-proxy' },
    remoteSupport: false,
    poweredOnAt: stamps.createdAt,
    ...stamps,
  }
}

const createGateway = (region: Region, orchestratorId: string, stamps: Stamps): Gateway => {
  const { network } = regionFacts[region]
  const name = `psg-${region}-1`
  return {
    id: idOf(name),
    region,
    name,
    orchestratorId,
    state: 'PSG_STATE_OK',
    sizing: {
      maxInCloudDailyProtectedDataInTiB: 4,
      maxInCloudRetentionDays: 30,
      maxOnPremDailyProtectedDataInTiB: 12,
      maxOnPremRetentionDays: 14,
    },
    override: {},
    datastoreIds: [],
    dns: [`${network}.0.2`],
    ntp: [`ntp.${region}.example`],
    nics: [
      {
        id: idOf(`${name}/nic`),
        networkName: 'backup',
        networkAddress: `${network}.0.21`,
        networkType: 'STATIC',
        subnetMask: '255.255.0.0',
        gateway: `${network}.0.1`,
      },
    ],
    proxy: { networkAddress: `proxy.${region}.example`, port: 3128, username: 'psg-proxy' },
    remoteSupport: false,
    softwareVersion: '4.3.6-2436.12',
    serialNumber: createRandom(0, `${name}/serial`).hex(10).toUpperCase(),
    ...stamps,
  }
}

const createStoreOnce = (region: Region, stamps: Stamps): StoreOnce => {
  const name = `storeonce-${region}-1`
  return {
    id: idOf(name),
    region,
    name,
    description: '',
    serialNumber: createRandom(0, `${name}/serial`).hex(10).toUpperCase(),
    softwareVersion: '4.3.9-2451.6',
    address: `${regionFacts[region].network}.0.31`,
    capacityBytes: 96 * tebibyte,
    state: 'OK',
    checkedAt: stamps.updatedAt,
    ...stamps,
  }
}

type Stamps = { createdAt: number; updatedAt: number; revision: number }
type Behind = Pick<Store, 'type' | 'system' | 'locationId'>

/** A store that holds nothing yet. */
export const createStore = (
  region: Region,
  name: string,
  id: string,
  behind: Behind,
  at: number,
): Store => ({
  id,
  region,
  name,
  ...behind,
  capacityBytes: null,
  copiesBytes: 0,
  otherBytes: 0,
  createdAt: at,
  updatedAt: at,
  revision: 1,
})

/** What every region starts with: an orchestrator, a gateway and a StoreOnce, and the stores behind them. */
export const plant = (protection: Protection, region: Region, now: number) => {
  const createdAt = now - 400 * day
  const stamps = { createdAt, updatedAt: now - 9 * day, revision: 4 }
  const orchestrator = createOrchestrator(region, stamps)
  const gateway = createGateway(region, orchestrator.id, stamps)
  const storeOnce = createStoreOnce(region, stamps)
  protection.orchestrators.set(orchestrator.id, orchestrator)
  protection.gateways.set(gateway.id, gateway)
  protection.storeOnces.set(storeOnce.id, storeOnce)
  const behindGateway = { type: 'PROTECTION_STORE_GATEWAY', id: gateway.id } as const
  const add = (name: string, behind: Behind) => {
    const store = createStore(region, name, idOf(name), behind, createdAt)
    protection.stores.set(store.id, store)
    return store
  }
  return {
    local: add(`store-${region}-1`, {
      type: 'ON_PREMISES',
      system: behindGateway,
      locationId: null,
    }),
    second: add(`store-${region}-2`, {
      type: 'ON_PREMISES',
      system: { type: 'STOREONCE', id: storeOnce.id },
      locationId: null,
    }),
    cloud: add(`cloud-${region}-1`, {
      type: 'CLOUD',
      system: behindGateway,
      locationId: regionFacts[region].cloud,
    }),
  }
}
