import type { Judgement } from '../../../../contract/live'
import { lookup } from '../../tolerant'
import { healthOf, type Status } from '../wire'

export type Judged = { state: Judgement; word: string }

const healths = {
  OK: { state: 'ok', word: 'OK' },
  WARNING: { state: 'warning', word: 'Warning' },
  CRITICAL: { state: 'critical', word: 'Critical' },
} as const satisfies Record<string, Judged>

/** States that are worth a word beside the health; the others say no more than it does. */
const stateWords: Record<string, string> = {
  DISABLED: 'disabled',
  STANDBYOFFLINE: 'standby',
  STANDBYSPARE: 'spare',
  STARTING: 'starting',
  UNAVAILABLEOFFLINE: 'unavailable',
  UPDATING: 'updating',
  INTEST: 'in test',
  DEFERRING: 'deferring',
  QUIESCED: 'quiesced',
}

/** Nothing is fitted there: its health says nothing (facts.md 8, empty bays). */
export const isAbsent = ({ State }: Status): boolean => State === 'ABSENT'

/** What a status says. What says nothing of its health is unknown, never good. */
export const judge = (one: Status): Judged => {
  const health = healthOf(one)
  const unsaid: Judged = {
    state: 'unknown',
    word: health === null ? 'Not reported' : inCase(health),
  }
  const said = lookup<Judged>(healths, health, unsaid)
  const more = one.State === null ? undefined : stateWords[one.State]
  return more === undefined ? said : { state: said.state, word: `${said.word}, ${more}` }
}

/** `ACPOWERLOST` cannot be parted any more: words are parted before they are capitals. */
const inCase = (capitals: string) => capitals.charAt(0) + capitals.slice(1).toLowerCase()

/** `ACPowerLost` → `AC power lost`, `InPostDiscoveryStart` → `In post discovery start`. */
export const inWords = (name: string): string => {
  const parted = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((one, index) => (index === 0 || /^[A-Z]{2,}$/.test(one) ? one : one.toLowerCase()))
  return parted.join(' ')
}

/** What is there, judged, and how many are absent. */
export const present = <T extends { Status: Status }, U>(
  all: readonly T[],
  tell: (one: T, index: number) => U,
): { items: U[]; absent: number } => {
  const items = all.flatMap((one, index) => (isAbsent(one.Status) ? [] : [tell(one, index)]))
  return { items, absent: all.length - items.length }
}
