import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * How a BFF is run: built, or from source and restarted on change. Its heap may grow by 40 % between
 * two full collections: V8 would let it grow several times over while an estate is first read.
 */
type BffCommand = 'built' | 'watched'

const commands: Record<BffCommand, string[]> = {
  built: ['node', '--enable-source-maps', '--heap-growing-percent=40', 'dist/bff/main.js'],
  watched: [
    'node',
    'node_modules/tsx/dist/cli.mjs',
    'watch',
    '--clear-screen=false',
    'src/bff/main.ts',
  ],
}

/** A configuration and its store in a folder of their own, for as long as the process runs. */
export const temporaryConfig = (config: object): { file: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-'))
  const file = join(folder, 'sightline.json')
  writeFileSync(file, JSON.stringify({ store: { file: join(folder, 'sightline.db') }, ...config }))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Starts a BFF on a configuration file; secrets go by environment. `onLine` gets every line that it
 * writes. `stop` ends it gracefully,
 * and after ten seconds without grace.
 */
export const startBff = (
  command: BffCommand,
  configFile: string,
  env: Record<string, string>,
  onLine: (line: string) => void,
): { process: ChildProcess; ended: Promise<void>; stop: () => Promise<void> } => {
  const [program = 'node', ...args] = commands[command]
  const child = spawn(program, [...args, '--config', configFile], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    })
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    process: child,
    ended: gone,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await gone
      clearTimeout(patience)
    },
  }
}

/** Resolves once the BFF says that it is ready; throws after `timeoutMs`. */
export const untilReady = async (url: string, timeoutMs: number): Promise<void> => {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    const ready = await fetch(`${url}/readyz`).catch(() => null)
    if (ready?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The console did not answer at ${url} within ${timeoutMs / 1000} s.`)
}
