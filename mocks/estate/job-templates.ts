import type { ReasonName } from './texts/texts'

/** A kind of COM job. Ids are the same in all regions and meant to last (facts.md 5.1). */
export type JobTemplate = {
  id: string
  name: string
  resource: 'server' | 'group'
  /** What `status` says while it runs, in order. */
  stages: string[]
  durationMs: [min: number, max: number]
  failure: ReasonName
}

/** The jobs that occur, by our own short names. */
export const jobTemplates = {
  inventory: {
    id: 'd6595f1b-84e6-4587-ade5-656e2a5ea20d',
    name: 'GetFullServerInventory',
    resource: 'server',
    stages: ['Collecting inventory', 'Processing inventory'],
    durationMs: [15_000, 60_000],
    failure: 'inventoryUnanswered',
  },
  collectLog: {
    id: '2d744494-22d4-4d61-8c65-647ccadeb6b6',
    name: 'CollectServerLogs',
    resource: 'server',
    stages: ['Requesting log', 'Downloading log', 'Storing log'],
    durationMs: [60_000, 300_000],
    failure: 'logNotDownloaded',
  },
  restart: {
    id: '30110551-cad6-4069-95b8-dbce9bbd8525',
    name: 'Restart.New',
    resource: 'server',
    stages: ['Restarting server'],
    durationMs: [10_000, 40_000],
    failure: 'notBackOn',
  },
  iloFirmware: {
    id: '94caa4ef-9ff8-4805-9e97-18a09e673b66',
    name: 'IloOnlyFirmwareUpdate',
    resource: 'server',
    stages: ['Downloading iLO firmware', 'Flashing iLO', 'Waiting for iLO to come back'],
    durationMs: [180_000, 420_000],
    failure: 'iloNotBack',
  },
  firmware: {
    id: 'fd54a96c-cabc-42e3-aee3-374a2d009dba',
    name: 'FirmwareUpdate.New',
    resource: 'server',
    stages: [
      'Checking prerequisites',
      'Downloading components',
      'Flashing system ROM',
      'Activating iLO firmware',
      'Verifying inventory',
    ],
    durationMs: [120_000, 300_000],
    failure: 'iloNotBack',
  },
  groupFirmware: {
    id: '91159b5e-9eeb-11ec-a9da-00155dc0a0c0',
    name: 'GroupFirmwareUpdate',
    resource: 'group',
    stages: ['Updating servers one after the other'],
    durationMs: [120_000, 300_000],
    failure: 'someNotUpdated',
  },
  groupCompliance: {
    id: '23b8ba2a-6c46-4223-b028-919382c7dcac',
    name: 'GroupFirmwareCompliance',
    resource: 'group',
    stages: ['Comparing firmware with the baseline'],
    durationMs: [60_000, 150_000],
    failure: 'inventoryTooOld',
  },
} satisfies Record<string, JobTemplate>

export type JobTemplateName = keyof typeof jobTemplates
