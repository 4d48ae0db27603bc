import { setTimeout as sleep } from 'node:timers/promises'
import type { Target } from './browser'
import { counters, openCold, probed, rowsVisible } from './browser'
import { quiet } from './machine'
import { medians, quantile } from './stats'

/** Five seconds of scrolling at 2,000 px/s. Frames and busy time in ms. */
export type Scroll = {
  frameP50: number
  frameP99: number
  longTasks: number
  busyMs: number
  busy: number
}

const seconds = 5
const pixelsPerSecond = 2000

/** `waits`: the share of frames with a row still waiting, 0 to 1; to look for one costs a slow page busy time. */
type Scrolled = Scroll & { waits: number }

const once = async (target: Target, cpuSlowdown: number, looks: boolean): Promise<Scrolled> => {
  const busy = await quiet()
  const { page, cdp, close } = await openCold(target, 1)
  try {
    await page.goto(target.url, { waitUntil: 'commit' })
    await rowsVisible(page)
    await sleep(2500)
    if (cpuSlowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
    const before = await counters(cdp)
    const longBefore = (await probed(page)).long.length
    const { frames, waits } = await page.evaluate(
      async ({ scroller, waiting, looks, seconds, pixelsPerSecond }) => {
        const element = document.querySelector(scroller)
        if (!element) throw new Error(`nothing scrolls at ${scroller}`)
        const frames: number[] = []
        let waits = 0
        let position = element.scrollTop
        let direction = 1
        const started = performance.now()
        let previous = started
        await new Promise<void>((done) => {
          const step = (now: number) => {
            const elapsed = now - previous
            previous = now
            if (now > started + elapsed) frames.push(elapsed)
            const bottom = element.scrollHeight - element.clientHeight
            position += (direction * pixelsPerSecond * Math.min(elapsed, 100)) / 1000
            if (position >= bottom) direction = -1
            if (position <= 0) direction = 1
            element.scrollTop = position
            if (looks && document.querySelector(waiting)) waits += 1
            if (now - started < seconds * 1000) requestAnimationFrame(step)
            else done()
          }
          requestAnimationFrame(step)
        })
        return { frames: frames.slice(1), waits: waits / Math.max(1, frames.length) }
      },
      { scroller: target.scroller, waiting: target.waiting, looks, seconds, pixelsPerSecond },
    )
    const after = await counters(cdp)
    return {
      frameP50: quantile(frames, 0.5),
      frameP99: quantile(frames, 0.99),
      longTasks: (await probed(page)).long.length - longBefore,
      busyMs:
        ((after['TaskDuration'] ?? Number.NaN) - (before['TaskDuration'] ?? Number.NaN)) * 1000,
      busy,
      waits,
    }
  } finally {
    await close()
  }
}

/** Several scrolls of each target in turns; the median of each figure. */
export const measureScrolls = async (
  targets: readonly Target[],
  cpuSlowdown: number,
  runs: number,
): Promise<Record<string, { median: Scroll; all: Scroll[] }>> => {
  const all: Record<string, Scroll[]> = {}
  for (let run = 0; run < runs; run++)
    for (const target of run % 2 === 0 ? targets : targets.toReversed()) {
      const { waits: _, ...scroll } = await once(target, cpuSlowdown, false)
      ;(all[target.name] ??= []).push(scroll)
    }
  return Object.fromEntries(
    Object.entries(all).map(([name, scrolls]) => [
      name,
      { median: medians(scrolls), all: scrolls },
    ]),
  )
}

/** The share of frames with a row that is still waiting, 0 to 1, in each of a few scrolls. */
export const measureWaits = async (target: Target, cpuSlowdown: number): Promise<number[]> => {
  const waits: number[] = []
  for (let run = 0; run < 3; run++) waits.push((await once(target, cpuSlowdown, true)).waits)
  return waits
}
