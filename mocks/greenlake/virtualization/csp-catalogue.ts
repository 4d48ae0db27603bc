import { createRandom } from '../../estate/random'
import { dataServicesDialect } from '../../odata/dialect'
import { recordWire } from '../record'
import type { Resource } from '../resource'
import { resource } from '../resource'
import { limit, root } from './references'

type CspType = 'AWS' | 'AZURE'
/** Something that a cloud provider offers; `info` is as the provider has it. */
type Offer = { id: string; name: string; cspType: CspType; info: Record<string, unknown> }

const since = Date.UTC(2025, 8, 2, 6)

const offer = (cspType: CspType, name: string, info: Record<string, unknown>): Offer => ({
  id: createRandom(0, `${cspType}/${name}`).uuid(),
  name,
  cspType,
  info,
})

const amazonImage = (name: string, id: string, region: string): Offer =>
  offer('AWS', name, {
    id,
    region,
    architecture: 'x86_64',
    hypervisor: 'xen',
    imageType: 'machine',
    location: `amazon/${name}`,
    ownerAlias: 'amazon',
    ownerId: '137112412989',
    platformDetails: 'Linux/UNIX',
    public: true,
    rootDeviceName: '/dev/xvda',
    rootDeviceType: 'ebs',
    state: 'available',
    virtualizationType: 'hvm',
    enaSupport: true,
    blockDeviceMappings: [
      { deviceName: '/dev/xvda', ebs: { deleteOnTermination: true, volumeSize: 8 } },
    ],
  })

const amazonType = (name: string, region: string, cores: number, memoryMib: number): Offer =>
  offer('AWS', name, {
    instanceType: name,
    region,
    currentGeneration: true,
    freeTierEligible: name === 't3.micro',
    hypervisor: 'nitro',
    bareMetal: false,
    ebsInfo: { ebsOptimizedSupport: 'default', encryptionSupport: 'supported' },
    memoryInfo: { sizeInMiB: memoryMib },
    networkInfo: { enaSupport: 'required', ipv6Supported: true },
    processorInfo: { supportedArchitectures: ['x86_64'], sustainedClockSpeedInGhz: 2.5 },
    supportedRootDeviceTypes: ['ebs'],
    supportedUsageClasses: ['on-demand', 'spot'],
    supportedVirtualizationTypes: ['hvm'],
    vCpuInfo: { defaultCores: cores, defaultThreadsPerCore: 2, defaultVcpus: 2 * cores },
  })

export const cspImages: Offer[] = [
  amazonImage('al2023-ami-2023.5-x86_64', 'ami-0e4f2b6f7c02a13b2', 'eu-central-1'),
  amazonImage('amzn2-ami-hvm-2.0-x86_64-gp2', 'ami-0a915d5f7c02a13b2', 'us-west-2'),
  offer('AZURE', 'ubuntu-24_04-lts', {
    name: '24.04.202509020',
    location: 'westeurope',
    architecture: 'x86_64',
    hypervGeneration: 'V2',
    osDiskImage: { operatingSystem: 'Linux', sizeInGb: 30 },
    versionInfo: {
      offer: 'ubuntu-24_04-lts',
      publisher: 'Canonical',
      sku: 'server',
      version: '24.04.202509020',
    },
  }),
]

const cspTypes: Offer[] = [
  amazonType('t3.micro', 'eu-central-1', 1, 1_024),
  amazonType('m5.large', 'eu-central-1', 1, 8_192),
  offer('AZURE', 'Standard_E2_v4', {
    name: 'Standard_E2_v4',
    family: 'standardEv4Family',
    size: 'E2_v4',
    tier: 'Standard',
    resourceType: 'virtualMachines',
    locations: ['westeurope'],
    capabilities: [{ name: 'vCPUs', value: '2' }],
  }),
]

const offers = (
  collection: string,
  type: string,
  min: number,
  all: Offer[],
  filters: readonly string[],
): Resource<Offer> => {
  const path = `${root}/${collection}`
  return resource<Offer>({
    service: 'virtualization',
    path,
    limit: { ...limit, min },
    filter: { dialect: dataServicesDialect, properties: [...filters, 'cspInfo/**', 'cspType'] },
    sort: true,
    select: 'top',
    empty: null,
    list: () => all,
    find: (_scope, id) => all.find((one) => one.id === id),
    toWire: ({ id, name, cspType, info }, scope) => ({
      ...recordWire(scope, type, `${path}/${id}`, { id, name, createdAt: since }),
      cspType,
      cspInfo: info,
    }),
  })
}

/** GET v1beta1/csp-machine-images: what instances can be made of in a cloud. */
export const cspMachineImages = offers(
  'csp-machine-images',
  'virtualization/csp-machine-image',
  0,
  cspImages.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ['name'],
)

/** GET v1beta1/csp-machine-instance-types: how big instances can be. */
export const cspMachineInstanceTypes = offers(
  'csp-machine-instance-types',
  'virtualization/csp-machine-instance-type',
  1,
  cspTypes,
  [],
)
