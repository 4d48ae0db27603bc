import type { Estate } from './estate/estate'
import type { FaultBook } from './faults/fault-book'

/** What can be switched at one source. */
export type Switches = {
  off: () => Promise<void>
  on: () => Promise<void>
  /** All tokens and sessions end before their time. */
  revoke: () => void
  /** Shows a certificate that nobody has pinned, or its own again; null where it speaks plain HTTP. */
  certificate: { wrong: () => Promise<void>; right: () => void } | null
}

/** A served estate, as the control port and stories act on it. */
export type Stage = {
  estate: Estate
  faults: FaultBook
  /** By id; the regions of GreenLake by their names. */
  sources: ReadonlyMap<string, Switches>
}
