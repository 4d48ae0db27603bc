import { parseArgs } from 'node:util'
import * as v from 'valibot'
import type { Size } from './estate/sizes'
import { type OperationsWire, operationsWires } from './greenlake/resource'
import { stories } from './stories/stories'

/** What `npm start`, `npm run dev` and `npm run mocks` take on the command line. */
export type Options = {
  mode: 'start' | 'dev' | 'estate'
  config: string | null
  estate: Size
  seed: number
  speed: number
  /** Name of the story that begins at once. */
  story: string | null
  port: number
  /** The first port of the sources; 0 takes free ones. */
  sourcePort: number
  /** 0 takes a free one. */
  controlPort: number
  operationsWire: OperationsWire
  json: boolean
}

export const usage = `npm start [-- options]
  --config FILE          real sources: the configuration of README.md, "Real systems"; no estate is simulated
  --estate SIZE          small, default (1,200 servers) or large (20,000 servers)
  --seed N               another world (1)
  --speed N              how fast the world lives (1)
  --story NAME           an incident: ${stories.map(({ name }) => name).join(', ')}
  --port N               where the console listens (4600)
  --source-port N        the first port of the sources, the others follow (free ports)
  --control-port N       where faults, acts and stories are taken (a free port)
  --operations-wire FORM async-operations of Data Services: current or march-2024
npm run mocks [-- options] serves the estate alone and prints addresses and credentials; --json as JSON`

const number = (name: string, min: number, max: number, whole = true) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => {
        const value = Number(text)
        return (whole ? Number.isInteger(value) : text !== '') && value >= min && value <= max
      },
      ({ input }) =>
        `--${name} takes a ${whole ? 'whole number' : 'number'} from ${min} to ${max}, not "${input}".`,
    ),
    v.transform(Number),
  )

const oneOf = <const T extends readonly string[]>(name: string, choices: T) =>
  v.picklist(choices, ({ received }) => `--${name} takes ${choices.join(', ')}, not ${received}.`)

const schema = v.object({
  config: v.optional(v.string()),
  estate: oneOf('estate', ['small', 'default', 'large']),
  seed: number('seed', 0, 2 ** 31),
  speed: number('speed', 0, 1000, false),
  story: v.optional(
    oneOf(
      'story',
      stories.map(({ name }) => name),
    ),
  ),
  port: number('port', 1, 65_535),
  'source-port': number('source-port', 0, 65_000),
  'control-port': number('control-port', 0, 65_535),
  'operations-wire': oneOf('operations-wire', operationsWires),
  json: v.boolean(),
  dev: v.boolean(),
  'estate-only': v.boolean(),
})

const parse = (args: string[]) =>
  parseArgs({
    args,
    options: {
      config: { type: 'string' },
      estate: { type: 'string', default: 'default' },
      seed: { type: 'string', default: '1' },
      speed: { type: 'string', default: '1' },
      story: { type: 'string' },
      port: { type: 'string', default: '4600' },
      'source-port': { type: 'string', default: '0' },
      'control-port': { type: 'string', default: '0' },
      'operations-wire': { type: 'string', default: 'current' },
      json: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      'estate-only': { type: 'boolean', default: false },
    },
  }).values

/** Reads the command line; what does not fit comes back as sentences, all of them at once. */
export const readOptions = (args: string[]): { options: Options } | { faults: string[] } => {
  let values
  try {
    values = parse(args)
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] }
  }
  const read = v.safeParse(schema, values)
  if (!read.success) return { faults: read.issues.map(({ message }) => message) }
  const { estate, seed, speed, port, json, ...others } = read.output
  return {
    options: {
      mode: others['estate-only'] ? 'estate' : others.dev ? 'dev' : 'start',
      config: others.config ?? null,
      story: others.story ?? null,
      estate,
      seed,
      speed,
      port,
      sourcePort: others['source-port'],
      controlPort: others['control-port'],
      operationsWire: others['operations-wire'],
      json,
    },
  }
}
