type Kind = 'string' | 'boolean' | 'integer' | 'time'
type Tree = { [name: string]: Kind | Tree }

/** What of a server saved filters may ask for. */
const properties: Tree = {
  id: 'string',
  type: 'string',
  name: 'string',
  createdAt: 'time',
  updatedAt: 'time',
  platformFamily: 'string',
  processorVendor: 'string',
  serverGeneration: 'string',
  biosFamily: 'string',
  connectionType: 'string',
  autoIloFwUpdate: 'boolean',
  maintenanceMode: 'boolean',
  firmwareBundleUri: 'string',
  resourceUri: 'string',
  group: { id: 'string' },
  hardware: {
    serialNumber: 'string',
    productId: 'string',
    model: 'string',
    uuid: 'string',
    memoryMb: 'integer',
    powerState: 'string',
    indicatorLed: 'string',
    bmc: { ip: 'string', hostname: 'string', model: 'string', version: 'string', mac: 'string' },
    health: {
      summary: 'string',
      fans: 'string',
      memory: 'string',
      network: 'string',
      powerSupplies: 'string',
      powerSupplyRedundancy: 'string',
      processor: 'string',
      storage: 'string',
      temperature: 'string',
    },
  },
  host: { hostname: 'string', osName: 'string', osVersion: 'string', osType: 'integer' },
  lastFirmwareUpdate: { status: 'string', attemptedAt: 'time', firmwareBundleUri: 'string' },
  state: {
    managed: 'boolean',
    connected: 'boolean',
    connectedModifiedAt: 'time',
    subscriptionState: 'string',
    subscriptionTier: 'string',
  },
}

const schemaOf = (node: Kind | Tree): object => {
  if (node === 'time') return { type: 'string', format: 'date-time' }
  if (typeof node === 'string') return { type: node }
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(node).map(([name, below]) => [name, schemaOf(below)]),
    ),
  }
}

/** The filterable properties of servers, as a JSON Schema; tags are whatever the workspace has. */
export const serverPropertiesSchema = (): object => ({
  type: 'object',
  properties: {
    ...(schemaOf(properties) as { properties: object }).properties,
    tags: { type: 'object', additionalProperties: { type: 'string' } },
  },
})

/** Whether a saved filter may name a path; `group` alone asks whether there is one. */
export const isFilterable = (path: string): boolean => {
  const [first, ...names] = path.split('/')
  if (first === 'tags') return names.length === 1
  return (
    path
      .split('/')
      .reduce<Kind | Tree | undefined>(
        (node, name) => (typeof node === 'object' ? node[name] : undefined),
        properties,
      ) !== undefined
  )
}
