import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import { chromiumPath } from '../chromium'

const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

/** A page to measure: where it is, what a row is that has arrived and one that has not, what scrolls. */
export type Target = {
  name: string
  url: string
  row: string
  waiting: string
  scroller: string
  cookie?: { name: string; value: string }
}

/** What the probe collects in the page. Times in ms from the start of navigation. */
export type Probe = {
  visible: number | null
  shift: number
  long: [start: number, duration: number][]
}

const probe = (row: string) => {
  const found: Probe = { visible: null, shift: 0, long: [] }
  Object.assign(window, { probe: found })
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    })
  observe('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!shift.hadRecentInput) found.shift += shift.value
  })
  observe('longtask', (entry) => found.long.push([entry.startTime, entry.duration]))
  const look = () => {
    const shown = [...document.querySelectorAll(row)].some(
      (element) => element.getBoundingClientRect().height > 0,
    )
    if (!shown) requestAnimationFrame(look)
    // Two frames later it has been painted.
    else
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          found.visible = performance.now()
        }),
      )
  }
  requestAnimationFrame(look)
}

/** A browser with an empty profile on the target, the probe in place before any script of the page. */
export const openCold = async (
  target: Target,
  cpuSlowdown: number,
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> => {
  const profile = mkdtempSync(join(tmpdir(), 'sightline-profile-'))
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: await chromiumPath(),
    viewport: { width: 1440, height: 900 },
    args: flags,
  })
  if (target.cookie)
    await context.addCookies([{ ...target.cookie, url: new URL(target.url).origin }])
  // The TypeScript runner marks inner functions with this helper, which a page does not have.
  await context.addInitScript('globalThis.__name = (it) => it')
  await context.addInitScript(probe, target.row)
  const page = context.pages()[0] ?? (await context.newPage())
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable')
  if (cpuSlowdown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  return {
    page,
    cdp,
    close: async () => {
      await context.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What the probe has seen so far. */
export const probed = (page: Page): Promise<Probe> =>
  page.evaluate(() => (window as unknown as { probe: Probe }).probe)

/** Waits until the first row has been painted; gives the probe. */
export const rowsVisible = async (page: Page): Promise<Probe> => {
  await page.waitForFunction(
    () => (window as unknown as { probe?: Probe }).probe?.visible !== null,
    null,
    {
      timeout: 60_000,
    },
  )
  return probed(page)
}

/** Chromium's own counters: `Nodes`, `JSEventListeners`, `JSHeapUsedSize`, `TaskDuration` (s) and more. */
export const counters = async (cdp: CDPSession): Promise<Record<string, number>> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}
