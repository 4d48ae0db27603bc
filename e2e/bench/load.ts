import { setTimeout as sleep } from 'node:timers/promises'
import type { Target } from './browser'
import { counters, openCold, probed, rowsVisible } from './browser'
import { quiet } from './machine'
import { medians } from './stats'

/** One cold load. `visible` ms, `shift` the summed layout shift, `busy` other work before it (0 to 1). */
export type Load = {
  visible: number
  shift: number
  nodes: number
  listeners: number
  heapMb: number
  busy: number
}

const once = async (target: Target, cpuSlowdown: number): Promise<Load> => {
  const busy = await quiet()
  const { page, cdp, close } = await openCold(target, cpuSlowdown)
  try {
    await sleep(700)
    await page.goto(target.url, { waitUntil: 'commit' })
    const { visible } = await rowsVisible(page)
    await sleep(2500)
    const { shift } = await probed(page)
    await cdp.send('HeapProfiler.collectGarbage')
    const { Nodes, JSEventListeners, JSHeapUsedSize } = await counters(cdp)
    return {
      visible: visible ?? Number.NaN,
      shift,
      nodes: Nodes ?? Number.NaN,
      listeners: JSEventListeners ?? Number.NaN,
      heapMb: (JSHeapUsedSize ?? Number.NaN) / 1e6,
      busy,
    }
  } finally {
    await close()
  }
}

/** Cold loads of all targets in turn, the order reversed every second round; the median of each figure. */
export const measureLoads = async (
  targets: Target[],
  cpuSlowdown: number,
  runs: number,
): Promise<Record<string, { median: Load; all: Load[] }>> => {
  const loads = new Map<string, Load[]>(targets.map(({ name }) => [name, []]))
  for (let run = 0; run < runs; run++)
    for (const target of run % 2 ? targets.toReversed() : targets)
      loads.get(target.name)?.push(await once(target, cpuSlowdown))
  return Object.fromEntries([...loads].map(([name, all]) => [name, { median: medians(all), all }]))
}
