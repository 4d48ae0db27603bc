import { startBff, temporaryConfig, untilReady } from './bff-process'
import { buildIfStale } from './build'
import { createEstate } from './estate/estate'
import type { Options } from './options'
import { readOptions, usage } from './options'
import { asJson, asTable } from './served/describe'
import { serveEstate } from './served/serve'
import { stories } from './stories/stories'
import { play } from './stories/story'

const stops: (() => Promise<void>)[] = []
const stopAll = async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
}

/** The estate on its loopback ports, and the configuration of a BFF that watches it. */
const simulate = async (options: Options) => {
  const estate = createEstate({
    seed: options.seed,
    size: options.estate,
    now: Date.now,
    speed: options.speed,
    life: options.speed > 0,
  })
  const served = await serveEstate(estate, {
    firstPort: options.sourcePort,
    controlPort: options.controlPort,
    operationsWire: options.operationsWire,
  })
  stops.push(served.close)
  const story = stories.find(({ name }) => name === options.story)
  const steps = story ? play(served.stage, story) : []
  return { ...served, steps }
}

const explain = (url: string) =>
  console.log(`
  Sightline    ${url}

  The estate is simulated: every server, VM, backup and task in it is made up, on loopback ports.
  One click signs in as viewer, operator or admin.
  Real systems: write a configuration (README.md, "Real systems"), then
               npm start -- --config sightline.json
`)

const tell = (steps: { at: number; says: string }[], print: (line: string) => void) => {
  for (const { at, says } of steps)
    print(`  ${new Date(at).toISOString().slice(11, 19)} UTC  ${says}`)
}

const start = async (options: Options) => {
  const dev = options.mode === 'dev'
  if (!dev && options.mode !== 'estate') buildIfStale()
  if (options.config !== null) {
    const bff = startBff('built', options.config, {}, console.log)
    stops.push(bff.stop)
    bff.process.once('exit', (code) => {
      process.exitCode = code ?? 1
    })
    return
  }
  const served = await simulate(options)
  if (options.mode === 'estate') {
    console.log(options.json ? asJson(served) : asTable(served))
    tell(served.steps, console.error)
    return
  }
  const bffPort = dev ? options.port + 1 : options.port
  const bffUrl = `http://127.0.0.1:${bffPort}`
  const url = `http://127.0.0.1:${options.port}`
  const config = temporaryConfig({
    ...served.bffConfig,
    listen: { host: '127.0.0.1', port: bffPort },
    publicUrl: url,
  })
  stops.push(async () => config.remove())
  const bff = startBff(
    dev ? 'watched' : 'built',
    config.file,
    { SIGHTLINE_LOG: 'warn', ...served.env },
    console.log,
  )
  stops.push(bff.stop)
  bff.process.once('exit', (code) => {
    process.exitCode = code ?? 1
    void stopAll()
  })
  await untilReady(bffUrl, 30_000)
  if (dev) {
    const { createServer } = await import('vite')
    const vite = await createServer({
      server: {
        host: '127.0.0.1',
        port: options.port,
        strictPort: true,
        proxy: { '/api': bffUrl },
      },
    })
    await vite.listen()
    stops.push(() => vite.close())
  }
  explain(url)
  tell(served.steps, console.log)
}

const read = readOptions(process.argv.slice(2))
if ('faults' in read) {
  console.error([...read.faults, '', usage].join('\n'))
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll())
start(read.options).catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
  await stopAll()
})
