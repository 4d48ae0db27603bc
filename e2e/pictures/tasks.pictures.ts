import type { Page } from '@playwright/test'
import type { ActDetail, Preview } from '../../src/contract/act'
import { paths } from '../../src/paths'
import type { Sightline } from '../sightline'
import { test } from './console'
import { folder, sizes } from './sizes'

/**
 * What tasks and acts look like when not all is well: an act partly failed, the tray, tasks that wait, have
 * failed, were declined, are stalled or whose record is gone, nothing that matches, one source silent, all
 * of them: test-results/pictures/tasks-*.
 */

test.use({ estateSpeed: 20 })

const looks = sizes.flatMap(([size, width, height]) =>
  (['dark', 'light'] as const).map((theme) => ({ size, width, height, theme })),
)
/** What is looked at beyond the desk. */
const everywhere: readonly string[] = ['tray', 'act', 'failed', 'silent']
const isWanted = (name: string, size: string) => size === 'desk' || everywhere.includes(name)

const serversOf = ({ estate }: Sightline) =>
  [...estate.machines.values()]
    .filter(
      ({ region, subscribed, connected, power }) =>
        region === 'eu-central' && subscribed && connected && power === 'ON',
    )
    .map(({ id }) => ({ sourceId: 'eu-central', id }))

/** Restarts some servers as the person of the page, and loses one of them meanwhile. */
const restart = async (page: Page, { url, estate }: Sightline, targets: { id: string }[]) => {
  const { csrf } = (await (await page.request.get(`${url}/api/session`)).json()) as { csrf: string }
  const headers = { 'x-sightline-csrf': csrf, origin: url }
  const order = { act: 'restart', options: {}, targets }
  const asked = await page.request.post(`${url}/api/acts/preview`, { headers, data: order })
  const { items } = (await asked.json()) as Preview
  const data = { ...order, key: `pictures-${Date.now()}-tasks`, passedOver: [] }
  const started = await page.request.post(`${url}/api/acts`, {
    headers,
    data: { ...data, confirmed: String(items.length) },
  })
  estate.disconnect(targets[1]?.id ?? '')
  return (await started.json()) as ActDetail
}

test('tasks and acts in pictures', async ({ sightline, open }) => {
  test.setTimeout(900_000)
  const { estate, url } = sightline
  const servers = serversOf(sightline)
  const on = (at: number) => servers[at]?.id ?? ''
  const hours = 20 * 3_600_000
  const tasks = {
    waits: estate.startJob({
      template: 'firmware',
      resourceId: on(20),
      approval: { waitMs: hours, granted: true },
    }),
    stalled: estate.startJob({
      template: 'inventory',
      resourceId: on(21),
      durationMs: 4_000,
      stallMs: hours,
    }),
    gone: estate.startJob({ template: 'inventory', resourceId: on(22), durationMs: hours }),
    runs: estate.startJob({ template: 'inventory', resourceId: on(23), durationMs: hours }),
    failed: estate.startJob({
      template: 'inventory',
      resourceId: on(24),
      durationMs: 40_000,
      outcome: 'failure',
    }),
    declined: estate.startJob({
      template: 'firmware',
      resourceId: on(25),
      approval: { waitMs: 40_000, granted: false },
    }),
  }
  const first = await open('/tasks')
  const act = await restart(first, sightline, servers.slice(0, 8))
  await first.goto(`${url}${paths.act(act.id)}`)
  await first.getByText('Failed').first().waitFor({ timeout: 60_000 })
  estate.vanish(tasks.gone.id)
  await first.goto(`${url}${paths.task({ sourceId: 'eu-central', id: tasks.gone.id })}`)
  await first.getByText('Record gone').first().waitFor({ timeout: 60_000 })

  for (const { size, ...look } of looks) {
    const page = await open('/tasks', look)
    const shoot = (name: string) =>
      page.screenshot({ path: `${folder}/tasks-${name}-${size}-${look.theme}.png` })
    await page.getByRole('button', { name: /yours/ }).click()
    await page.getByRole('dialog', { name: 'What you started' }).waitFor()
    await shoot('tray')
    await page.goto(`${url}${paths.act(act.id)}`)
    await page.getByRole('list', { name: 'Results' }).waitFor()
    await shoot('act')
    for (const [name, { id }] of Object.entries(tasks)) {
      if (!isWanted(name, size)) continue
      await page.goto(`${url}${paths.task({ sourceId: 'eu-central', id })}`)
      await page.getByRole('region', { name: 'Log' }).waitFor()
      await shoot(name)
    }
    if (!isWanted('no-match', size)) continue
    await page.goto(`${url}/tasks?q=nothing-is-called-so`)
    await page.getByText('Nothing matches').waitFor()
    await shoot('no-match')
  }

  // Several lists of the source are old then, for one reason.
  await sightline.served.sources['eu-central']?.off()
  for (const { size, ...look } of looks) {
    const page = await open('/tasks', look)
    const shoot = (name: string) =>
      page.screenshot({ path: `${folder}/tasks-${name}-${size}-${look.theme}.png` })
    await page.getByText('is unreachable').first().waitFor({ timeout: 60_000 })
    await shoot('silent')
    if (!isWanted('silent-page', size)) continue
    await page.goto(`${url}${paths.task({ sourceId: 'eu-central', id: tasks.runs.id })}`)
    await page.getByText(/How it goes since then/).waitFor({ timeout: 60_000 })
    await shoot('silent-page')
  }

  await Promise.all(Object.values(sightline.served.sources).map((source) => source.off()))
  for (const { size, ...look } of looks.filter(({ size }) => size === 'desk' || size === 'phone')) {
    const page = await open('/tasks', look)
    await page
      .getByRole('status')
      .filter({ hasText: /[34] unreachable/ })
      .waitFor({ timeout: 120_000 })
    await page.screenshot({ path: `${folder}/tasks-all-silent-${size}-${look.theme}.png` })
  }
})
