import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'msw'
import type { Estate } from '../estate/estate'
import type { FaultBook } from '../faults/fault-book'
import { withFaults } from '../faults/inject'
import type { Voice } from '../faults/voice'
import type { Listener } from '../http'
import { listen } from '../http'
import type { Switches } from '../stage'
import { createCertificate } from './certificate'
import type { Credentials } from './credentials'

/** What every source is served with. */
export type Serving = {
  estate: Estate
  credentials: Credentials
  faults: FaultBook
  /** Hears of every request, by its source. */
  counted: (source: string) => void
  /** The port that the next listener takes; 0 is any that is free. */
  nextPort: () => number
}

/** How somebody reaches a part of a source, for the table that names them all. */
export type Access = { source: string; what: string; address: string; user: string; secret: string }

/** A source of a BFF's configuration (README.md, "Real systems"). */
type SourceConfig = { id: string; [setting: string]: unknown }

/** One source as it is served: its part of a BFF's configuration, how it is reached, its switches. */
export type ServedSource = { config: SourceConfig; access: Access[]; switches: Switches }

/** The name by which the console and other clients sign in at sources. */
export const username = 'sightline'

const wait = async (ms: number) => {
  await setTimeout(ms, undefined, { ref: false })
}

/** Opens one address of a source. `faultName` is what fault rules call it: `ilo/esx-par-114`. */
export const open = (
  { estate, faults, nextPort, counted }: Serving,
  faultName: string,
  voice: Voice,
  handlersAt: (origin: string) => RequestHandler[],
  tls?: { key: string; cert: string },
): Promise<Listener> =>
  listen(handlersAt, {
    port: nextPort(),
    ...(tls ? { tls } : {}),
    faulty: (answer) => {
      const faulty = withFaults(
        answer,
        { book: faults, source: faultName, voice, wait },
        estate.now,
      )
      return (request) => {
        counted(faultName.split('/')[0] ?? faultName)
        return faulty(request)
      }
    },
  })

const all = async (listeners: Listener[], act: 'start' | 'stop') => {
  await Promise.all(listeners.map((listener) => listener[act]()))
}

/** The switches of a source behind several listeners; each shows its own certificate, if it has one. */
export const switchesOf = (
  parts: { listener: Listener; tls?: { key: string; cert: string } }[],
  revoke: () => void,
): Switches => {
  const listeners = parts.map(({ listener }) => listener)
  return {
    off: () => all(listeners, 'stop'),
    on: () => all(listeners, 'start'),
    revoke,
    certificate: parts.every(({ tls }) => tls === undefined)
      ? null
      : {
          wrong: async () => {
            const stranger = await createCertificate('stranger.example')
            for (const { listener } of parts) listener.show(stranger)
          },
          right: () => {
            for (const { listener, tls } of parts) if (tls) listener.show(tls)
          },
        },
  }
}
