import { parseArgs } from 'node:util'

/** What `npm start`, `npm run dev` and `npm run mocks` take on the command line. */
export type Options = {
  mode: 'start' | 'dev' | 'estate'
  config: string | null
  estate: 'small' | 'default' | 'large'
  seed: number
  speed: number
  port: number
}

export const usage = `npm start [-- options]
  --config FILE     real sources: the configuration of README.md, "Real systems"; no estate is simulated
  --estate SIZE     small, default (1,200 servers) or large (20,000 servers)
  --seed N          another world (1)
  --speed N          how fast the world lives (1)
  --port N          where the console listens (4600)`

const wholeNumber = (name: string, text: string, min: number, max: number): number | string => {
  const value = Number(text)
  return Number.isInteger(value) && value >= min && value <= max
    ? value
    : `--${name} takes a whole number from ${min} to ${max}, not "${text}".`
}

/** Reads the command line; what does not fit comes back as sentences, all of them at once. */
export const readOptions = (args: string[]): { options: Options } | { faults: string[] } => {
  let values
  try {
    ;({ values } = parseArgs({
      args,
      options: {
        config: { type: 'string' },
        estate: { type: 'string', default: 'default' },
        seed: { type: 'string', default: '1' },
        speed: { type: 'string', default: '1' },
        port: { type: 'string', default: '4600' },
        dev: { type: 'boolean', default: false },
        'estate-only': { type: 'boolean', default: false },
      },
    }))
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] }
  }
  const estates = ['small', 'default', 'large'] as const
  const estate = estates.find((size) => size === values.estate)
  const speed = Number(values.speed)
  const seed = wholeNumber('seed', values.seed, 0, 2 ** 31)
  const port = wholeNumber('port', values.port, 1, 65_535)
  const faults = [
    estate ? null : `--estate takes ${estates.join(', ')}, not "${values.estate}".`,
    typeof seed === 'string' ? seed : null,
    typeof port === 'string' ? port : null,
    speed >= 0 && speed <= 1000
      ? null
      : `--speed takes a number from 0 to 1000, not "${values.speed}".`,
  ].filter((fault) => fault !== null)
  if (faults.length > 0 || !estate || typeof seed === 'string' || typeof port === 'string')
    return { faults }
  const mode = values['estate-only'] ? 'estate' : values.dev ? 'dev' : 'start'
  return { options: { mode, config: values.config ?? null, estate, seed, speed, port } }
}
