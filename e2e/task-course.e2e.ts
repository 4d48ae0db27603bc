import type { Page } from '@playwright/test'
import { actWords } from '../src/contract/act'
import { paths } from '../src/paths'
import { healthyServer } from './healthy-server'
import type { Sightline } from './sightline'
import { expect, test } from './test'

/**
 * A task of every source from its start in the browser to its end, over a reload, a new sign-in and a new
 * start of the BFF: what is shown of it never goes backwards, and nothing of it is lost.
 */

test.use({ estateSpeed: 4 })

/** In the order in which they may follow each other. */
const order = ['Queued', 'Waiting', 'Running', 'Done'] as const
type Shown = { state: (typeof order)[number]; percent: number | null }

/** What the page says of its task now; null while it is read. */
const shownOn = async (page: Page): Promise<Shown | null> => {
  const text = await page.getByRole('main').innerText()
  const state = order.find((word) => new RegExp(`^${word}( [^a-z]*)?$`, 'm').test(text))
  const percent = /(\d+) %/.exec(text)?.[1]
  return state ? { state, percent: percent === undefined ? null : Number(percent) } : null
}

/** Collects what is shown for so long, or until it is over. */
const watch = async (page: Page, seen: Shown[], ms: number) => {
  const until = Date.now() + ms
  while (Date.now() < until && seen.at(-1)?.state !== 'Done') {
    const shown = await shownOn(page).catch(() => null)
    if (shown) seen.push(shown)
    await page.waitForTimeout(150)
  }
}

const expectForwards = (seen: readonly Shown[]) => {
  const ranks = seen.map(({ state }) => order.indexOf(state))
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
  const percents = seen.flatMap(({ percent }) => percent ?? [])
  expect(percents).toEqual(percents.toSorted((one, other) => one - other))
  for (const percent of percents) expect(percent).toBeLessThanOrEqual(100)
}

/** From the results of an act to the page of its task, over all that may happen meanwhile, to its end. */
const followToTheEnd = async (page: Page, sightline: Sightline, act: keyof typeof actWords) => {
  const dialog = page.getByRole('dialog', { name: actWords[act].word })
  await dialog.getByRole('button', { name: new RegExp(`^${actWords[act].word}: 1 `) }).click()
  await dialog.getByRole('link', { name: 'Task' }).click({ timeout: 20_000 })
  await expect(page).toHaveURL(/\/tasks\//)
  const seen: Shown[] = []
  await watch(page, seen, 1_500)
  await page.reload()
  await watch(page, seen, 1_000)
  const { url } = sightline
  await page.context().clearCookies()
  await page.context().addCookies([{ ...(await sightline.signIn('operator')), url }])
  await page.goto(page.url())
  await watch(page, seen, 1_000)
  await sightline.restart('SIGKILL')
  await watch(page, seen, 100_000)
  expect(seen.at(-1)?.state).toBe('Done')
  expectForwards(seen)
  // It stays findable under what was started here.
  await expect(page.getByRole('button', { name: /yours/ })).toBeVisible()
  return seen
}

test('a job of Compute Ops Management', async ({ sightline, enter }) => {
  test.setTimeout(180_000)
  const machine = healthyServer(sightline.estate, 'eu-central', 0)
  const page = await enter(paths.server({ sourceId: 'eu-central', id: machine.id }))
  await page.getByRole('button', { name: 'Act', exact: true }).click()
  await page.getByRole('button', { name: 'Cold boot interrupts', exact: true }).click()
  await followToTheEnd(page, sightline, 'cold-boot')
})

test('an async-operation of Data Services: a VM is backed up now', async ({ sightline, enter }) => {
  test.setTimeout(240_000)
  const vm = [...sightline.estate.vms.values()].find(
    ({ home, jobId, ailment }) =>
      'greenlake' in home && home.greenlake === 'eu-central' && jobId !== null && ailment === null,
  )
  const page = await enter(paths.vm({ sourceId: 'eu-central', id: vm?.id ?? '' }))
  await page.getByRole('button', { name: 'Back up now' }).click({ timeout: 60_000 })
  const seen = await followToTheEnd(page, sightline, 'back-up-now')
  expect(seen.some(({ percent }) => percent !== null && percent > 0)).toBe(true)
})

test('an OmniStack task: a VM is backed up now', async ({ sightline, enter }) => {
  test.setTimeout(180_000)
  const page = await enter('/backups?system=omnistack&sort=name')
  const grid = page.getByRole('grid', { name: 'Backups' })
  await expect(grid.locator('[data-index="0"]')).toBeVisible({ timeout: 60_000 })
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  const bar = page.getByRole('region', { name: 'Chosen VMs' })
  await bar.getByRole('button', { name: 'Back up now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Back up now' })
  await expect(dialog).toContainText('It will happen to 1 VM.')
  await followToTheEnd(page, sightline, 'back-up-now')
})

test('a restart directly on an iLO', async ({ sightline, enter }) => {
  test.setTimeout(180_000)
  const machine = [...sightline.estate.machines.values()].find(
    ({ ilo, power, faults }) => ilo.exposed && power === 'ON' && faults.size === 0,
  )
  const page = await enter(paths.server({ sourceId: 'ilo', id: machine?.uuid ?? '' }))
  await page.getByRole('button', { name: 'Act', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Restart interrupts', exact: true }).click()
  await followToTheEnd(page, sightline, 'restart')
})
