import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import type { Target } from './browser'
import { counters, openCold, rowsVisible } from './browser'

/** What is held after a forced collection of garbage. */
type Held = { heapMb: number; nodes: number; listeners: number }

const held = async (cdp: CDPSession): Promise<Held> => {
  for (let twice = 0; twice < 2; twice += 1) await cdp.send('HeapProfiler.collectGarbage')
  const { JSHeapUsedSize, Nodes, JSEventListeners } = await counters(cdp)
  return {
    heapMb: (JSHeapUsedSize ?? Number.NaN) / 1e6,
    nodes: Nodes ?? Number.NaN,
    listeners: JSEventListeners ?? Number.NaN,
  }
}

/** About what a person does in half a minute of looking for something. */
const halfMinute = async (page: Page, { row, waiting }: Target, at: number) => {
  const grid = page.getByRole('grid', { name: 'Servers' })
  const arrived = async () => {
    await page.locator(row).first().waitFor()
    await page.locator(waiting).first().waitFor({ state: 'detached' })
  }
  await grid.hover()
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, 700)
    await sleep(40)
  }
  await arrived()
  await grid.getByRole('columnheader', { name: at % 2 ? 'Name' : 'Model' }).click()
  await arrived()
  const states = page.getByRole('group', { name: 'State' }).getByRole('button')
  const state = states.nth(at % (await states.count()))
  await state.click()
  await arrived()
  // Into a panel, to the page of the server, and back by the browser.
  await grid.locator('[data-index="2"]').getByRole('gridcell').nth(2).click()
  await page.getByRole('complementary').getByRole('link', { name: 'Open page' }).click()
  await page.getByRole('article').getByRole('heading', { level: 2 }).first().waitFor()
  await page.getByRole('region', { name: 'Here' }).first().waitFor()
  await page.goBack()
  await arrived()
  await page.getByRole('button', { name: 'Close panel' }).click()
  await state.click()
  const field = page.getByRole('searchbox')
  await field.fill(`-0${at % 10}`)
  await sleep(300)
  await arrived()
  await field.fill('')
  await sleep(300)
  if (at % 4 === 3) {
    await page.getByRole('button', { name: 'Mosaic', exact: true }).click()
    await page.getByRole('application').waitFor()
    await page.getByRole('button', { name: 'List', exact: true }).click()
  }
  await arrived()
}

/** What the page holds at first, and after `minutes` of use, which are done without the pauses of a person. */
export const measureUse = async (target: Target, minutes: number) => {
  const { page, cdp, close } = await openCold(target, 1)
  try {
    await page.goto(target.url, { waitUntil: 'commit' })
    await rowsVisible(page)
    await sleep(2500)
    const first = await held(cdp)
    const course: Held[] = []
    for (let at = 0; at < minutes * 2; at += 1) {
      await halfMinute(page, target, at)
      if (at % 4 === 3) course.push(await held(cdp))
    }
    await sleep(2500)
    return { first, course, last: await held(cdp) }
  } finally {
    await close()
  }
}
