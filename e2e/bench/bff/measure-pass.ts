import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

const passSchema = v.object({
  servers: v.number(),
  pages: v.number(),
  requests: v.number(),
  cpuSeconds: v.number(),
})
const measuredSchema = v.object({ filling: passSchema, held: passSchema, restarted: passSchema })

/**
 * Passes over all servers of a configuration and nothing else, in a process of their own: what they ask and
 * what CPU they take, without what else a BFF does meanwhile.
 */
export const measurePass = async (configFile: string, env: Record<string, string>) => {
  const script = fileURLToPath(new URL('servers-pass.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, configFile], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return v.parse(measuredSchema, JSON.parse(await text(child.stdout)))
}
