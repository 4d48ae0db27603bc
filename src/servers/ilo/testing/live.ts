import type { LiveParts } from '../../../contract/live'

const unread = { asOf: null, problem: null, value: null }

/** A reading of a machine with one sensor, where a test does not care about the rest. */
export const someParts = ({
  asOf,
  celsius,
  watts,
}: {
  asOf: string
  celsius: number
  watts: number | null
}): LiveParts => ({
  system: {
    asOf,
    problem: null,
    value: { state: 'ok', word: 'OK', power: 'on', post: 'POST finished', uid: false },
  },
  temperatures: {
    asOf,
    problem: null,
    value: { items: [aSensor({ celsius })], absent: 2 },
  },
  fans: unread,
  power: {
    asOf,
    problem: null,
    value: {
      watts,
      capacityWatts: 1_600,
      limitWatts: null,
      averageWatts: null,
      leastWatts: null,
      mostWatts: null,
      overMinutes: null,
      redundancy: [],
      supplies: { items: [], absent: 0 },
    },
  },
  log: unread,
  drives: unread,
  memory: unread,
  processors: unread,
  manager: unread,
  firmware: unread,
})

type Sensor = NonNullable<LiveParts['temperatures']['value']>['items'][number]

export const aSensor = (sensor: Partial<Sensor> = {}): Sensor => ({
  name: '01-Inlet Ambient',
  context: 'Intake',
  celsius: 22,
  caution: null,
  critical: 42,
  fatal: 47,
  x: 8,
  y: 0,
  state: 'ok',
  word: 'OK',
  ...sensor,
})
