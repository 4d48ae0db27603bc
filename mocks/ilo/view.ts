import type { Estate } from '../estate/estate'
import type { Flash } from '../estate/flash'
import { createRandom } from '../estate/random'
import type { Machine } from '../estate/types'
import { type Accounts, createAccounts } from './accounts'
import type { Generation } from './saying'
import { type Caller, createSessions, type Credentials, type Sessions } from './sessions'

/** What was written to a BMC and only it keeps. */
export type Kept = {
  boot: { target: string; enabled: 'Disabled' | 'Once' | 'Continuous'; at: number }
  secureBoot: boolean
  /** Settings of the ROM, each with when they were written, epoch ms. */
  bios: { at: number; values: Record<string, unknown> }[]
  ntpServers: [string, string]
  /** Images by the virtual drive that holds them. */
  media: Map<string, string>
  /** The event log holds nothing from before, epoch ms. */
  alertsClearedAt: number
  subscriptions: Map<string, Subscription>
  /** Firmware that came from an address, oldest first: flashed at once, as a task. */
  flashes: (Flash & { id: string; uri: string })[]
  /** Files of the component repository, by their ids. */
  components: Map<string, { file: string; createdAt: number }>
  queue: QueuedUpdate[]
  /** When the firmware was last checked on request, epoch ms. */
  scannedAt: number | null
}

/** Who gets events, as it was asked for. */
export type Subscription = {
  destination: string
  context: string
  types: string[]
}

/** A component of the repository that waits for its turn, or had it. */
export type QueuedUpdate = {
  id: string
  name: string
  file: string
  createdAt: number
  flash: Flash
}

const createKept = (): Kept => ({
  boot: { target: 'None', enabled: 'Disabled', at: 0 },
  secureBoot: false,
  bios: [],
  ntpServers: ['', ''],
  media: new Map(),
  alertsClearedAt: 0,
  subscriptions: new Map(),
  flashes: [],
  components: new Map(),
  queue: [],
  scannedAt: null,
})

/** One BMC: the machine that it manages, and what only it keeps. */
export type Bmc = {
  estate: Estate
  machine: Machine
  /** `https://10.20.4.7`, as clients reach it. */
  origin: string
  accounts: Accounts
  sessions: Sessions
  /** Refused logins: how many since the last good one, and until when the next one is held, epoch ms. */
  logins: { refused: number; heldUntil: number }
  kept: Kept
}

/** What the resources of one BMC are made from, at one moment and for one caller. */
export type View = Bmc & {
  generation: Generation
  now: number
  caller: Caller | null
  /** UUID of the BMC itself. */
  managerId: string
}

export type BmcOptions = {
  origin: string
  credentials: Credentials
  /** When all sessions ended before their time, the last time; epoch ms. */
  revokedAt?: () => number
}

export const createBmc = (
  estate: Estate,
  machineId: string,
  { origin, credentials, revokedAt = () => 0 }: BmcOptions,
): Bmc => {
  const machine = estate.machines.get(machineId) ?? estate.foreign.get(machineId)
  if (!machine) throw new Error(`The estate has no machine ${machineId}.`)
  return {
    estate,
    machine,
    origin,
    accounts: createAccounts(credentials),
    sessions: createSessions(
      estate.now,
      () => Math.max(machine.ilo.upSince, revokedAt()),
      credentials.tokenMark,
    ),
    logins: { refused: 0, heldUntil: 0 },
    kept: createKept(),
  }
}

export const viewOf = (bmc: Bmc, caller: Caller | null = null): View => ({
  ...bmc,
  generation: bmc.machine.ilo.generation,
  now: bmc.estate.now(),
  caller,
  managerId: createRandom(0, bmc.machine.id).uuid(),
})
