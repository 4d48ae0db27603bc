/** How big a world is, and how much happens in it. Intervals are means in ms at speed 1. */
export type Extent = {
  servers: number
  /** VMs under Backup and Recovery, over all regions. */
  vms: number
  federations: {
    id: string
    fleet: string
    management: 'peer' | 'central'
    hosts: number
    vms: number
    backups: number
  }[]
  /** Machines whose iLO is a source of its own. */
  ilos: number
  /** Whether a machine was handed from one region to another, which has not forgotten it. */
  moved: boolean
  /** How long backups are kept, against the default estate. */
  keepFactor: number
  chatterEveryMs: number
  healthEveryMs: number
  jobEveryMs: number
  operationEveryMs: number
  groupUpdateEveryMs: number
}

/** The worlds on offer. */
export type Size = 'small' | 'default' | 'large'

const minute = 60_000

export const extents: Record<Size, Extent> = {
  small: {
    servers: 60,
    vms: 24,
    federations: [
      { id: 'fed-paris', fleet: 'paris-esx', management: 'peer', hosts: 4, vms: 20, backups: 44 },
    ],
    ilos: 6,
    moved: false,
    keepFactor: 1,
    chatterEveryMs: 20 * minute,
    healthEveryMs: 60 * minute,
    jobEveryMs: 45 * minute,
    operationEveryMs: 45 * minute,
    groupUpdateEveryMs: 240 * minute,
  },
  default: {
    servers: 1_200,
    vms: 600,
    federations: [
      {
        id: 'fed-paris',
        fleet: 'paris-esx',
        management: 'peer',
        hosts: 14,
        vms: 380,
        backups: 820,
      },
      {
        id: 'fed-lyon',
        fleet: 'lyon-esx',
        management: 'central',
        hosts: 12,
        vms: 320,
        backups: 680,
      },
    ],
    ilos: 24,
    moved: true,
    keepFactor: 1,
    chatterEveryMs: 75_000,
    healthEveryMs: 1.5 * minute,
    jobEveryMs: 1.5 * minute,
    operationEveryMs: 4 * minute,
    groupUpdateEveryMs: 25 * minute,
  },
  large: {
    servers: 20_000,
    vms: 3_000,
    federations: [
      {
        id: 'fed-paris',
        fleet: 'paris-esx',
        management: 'peer',
        hosts: 96,
        vms: 2_700,
        backups: 72_000,
      },
      {
        id: 'fed-lyon',
        fleet: 'lyon-esx',
        management: 'central',
        hosts: 84,
        vms: 2_300,
        backups: 60_000,
      },
    ],
    ilos: 24,
    moved: false,
    keepFactor: 12,
    chatterEveryMs: 40_000,
    healthEveryMs: 20_000,
    jobEveryMs: 40_000,
    operationEveryMs: 2 * minute,
    groupUpdateEveryMs: 20 * minute,
  },
}
