import type {
  MirroredActivity,
  MirroredBackup,
  MirroredServer,
  MirroredTask,
  MirroredVm,
} from '../mirror/entities'

/** Entities as collectors write them, with everything that a test does not care about filled in. */

export const aServer = (
  row: Partial<MirroredServer['row']> = {},
  facts: Partial<MirroredServer['facts']> = {},
): MirroredServer => ({
  row: {
    sourceId: 'us-west',
    id: 'P1+S1',
    name: 'esx-par-001',
    serial: 'S1',
    model: 'ProLiant DL380 Gen11',
    generation: 'Gen11',
    group: 'paris-esx',
    region: 'us-west',
    state: 'ok',
    reason: null,
    since: null,
    power: 'on',
    connection: 'connected',
    firmware: 'U54 v2.10',
    productId: 'P1',
    uuid: null,
    processor: null,
    memoryMb: null,
    hostName: null,
    address: null,
    iloVersion: null,
    maintenance: null,
    subscription: null,
    baseline: null,
    tags: [],
    ...row,
  },
  facts: {
    os: null,
    ilo: { firmware: null, hostName: null, address: null },
    subsystems: [],
    firmwareInventory: [],
    alerts: [],
    ...facts,
  },
})

export const anActivity = (row: Partial<MirroredActivity['row']> = {}): MirroredActivity => ({
  row: {
    sourceId: 'us-west',
    id: 'a1',
    at: '2026-11-20T09:59:00.000Z',
    kind: 'server',
    tone: 'info',
    key: null,
    title: 'Server connected',
    message: 'The server connected.',
    serverId: null,
    vmId: null,
    origin: 'source',
    subject: null,
    ...row,
  },
  facts: { recommendedAction: null },
})

export const aVm = (
  row: Partial<MirroredVm['row']> = {},
  claims: Partial<MirroredVm['claims']> = {},
): MirroredVm => ({
  row: {
    sourceId: 'us-west',
    id: 'v1',
    name: 'billing-01',
    system: 'backup-recovery',
    rpoMinutes: 240,
    policy: 'Gold',
    nextRunAt: null,
    host: null,
    cluster: 'paris',
    ...row,
  },
  facts: {
    power: 'on',
    capacityBytes: null,
    guest: null,
    datastore: null,
    lastRunAt: null,
    lastRunError: null,
  },
  claims: {
    newestGoodAt: null,
    lastRunFailed: false,
    lastRunError: null,
    paused: false,
    protected: true,
    ...claims,
  },
})

export const aBackup = (row: Partial<MirroredBackup['row']> = {}): MirroredBackup => ({
  row: {
    sourceId: 'us-west',
    id: 'b1',
    vmId: 'v1',
    name: 'backup 1',
    at: '2026-11-20T09:00:00.000Z',
    state: 'good',
    sourceState: 'OK',
    reason: null,
    origin: 'policy',
    destination: 'local',
    sizeBytes: 1024,
    consistency: null,
    expiresAt: null,
    lockedUntil: null,
    ...row,
  },
})

export const aTask = (
  row: Partial<MirroredTask['row']> = {},
  facts: Partial<MirroredTask['facts']> = {},
): MirroredTask => ({
  row: {
    sourceId: 'us-west',
    id: 't1',
    kind: 'compute-ops-job',
    name: 'Firmware update',
    state: 'running',
    note: null,
    progress: { kind: 'unknown' },
    targets: [],
    parentId: null,
    startedBy: null,
    createdAt: '2026-11-20T09:50:00.000Z',
    startedAt: null,
    endedAt: null,
    updatedAt: '2026-11-20T09:50:00.000Z',
    ...row,
  },
  facts: { sourceState: 'RUNNING', error: null, recommendations: [], log: [], ...facts },
})
