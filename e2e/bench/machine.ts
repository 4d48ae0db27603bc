import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

const cpuTimes = () => {
  const line = readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  const times = line.trim().split(/\s+/).slice(1).map(Number)
  return { idle: (times[3] ?? 0) + (times[4] ?? 0), total: times.reduce((sum, t) => sum + t, 0) }
}

/** Waits until other work leaves the machine mostly idle, a minute at the most; gives the busy share, 0 to 1. */
export const quiet = async (limit = 0.25): Promise<number> => {
  let busy = 1
  for (let tries = 0; tries < 60 && busy > limit; tries++) {
    const before = cpuTimes()
    await sleep(1000)
    const after = cpuTimes()
    busy = 1 - (after.idle - before.idle) / Math.max(1, after.total - before.total)
  }
  return busy
}

/** What the figures were taken on. */
export const machine = () => ({
  cores: cpus().length,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  node: process.version,
})
