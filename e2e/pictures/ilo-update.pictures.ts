import type { Page } from '@playwright/test'
import { test as base } from '@playwright/test'
import { buildIfStale } from '../../mocks/build'
import { componentsFor } from '../../mocks/estate/firmware-baseline'
import { firmwareBundles } from '../../mocks/estate/firmware-bundles'
import type { Machine } from '../../mocks/estate/types'
import type { Acts } from '../../src/contract/act'
import { paths } from '../../src/paths'
import type { Sightline } from '../sightline'
import { startSightline } from '../sightline'
import { folder, sizes } from './sizes'

/** The firmware of iLOs, some known to COM and some not, in one act: test-results/pictures/ilo-update-*. */

/** How many of each generation of iLO. */
const each = 2
const alone = 4 * each

const imageOf = (machine: Machine) =>
  firmwareBundles
    .flatMap((bundle) => componentsFor(bundle, machine))
    .find((one) => 'ilo' in one && one.version !== machine.ilo.firmware)?.file

const chooseSome = async (page: Page, others: number) => {
  const choose = async (count: number, from = 0) => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    for (let down = 0; down < from; down += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    for (let more = 1; more < count; more += 1) await page.keyboard.press('Shift+ArrowDown')
  }
  await choose(alone)
  await page
    .getByRole('button', { name: /^Remove filter Source/ })
    .first()
    .click()
  await page.getByText(/1,\d{3} servers/).waitFor()
  // The first have no subscription.
  await choose(others, 8)
}

const startAct = async (page: Page) => {
  await page
    .getByRole('region', { name: 'Chosen servers' })
    .getByRole('button', { name: 'Act' })
    .click()
  await page.getByRole('button', { name: 'Update iLO firmware' }).click()
  return page.getByRole('dialog', { name: 'Update iLO firmware' })
}

const openPage = async (
  sightline: Sightline,
  page: Page,
  theme: 'dark' | 'light',
  path: string,
) => {
  const cookie = { ...(await sightline.signIn('operator')), url: sightline.url }
  await page.context().addCookies([cookie, { name: 'theme', value: theme, url: sightline.url }])
  await page.goto(`${sightline.url}${path}`)
  await page.waitForLoadState('networkidle')
}

base('the firmware of iLOs', async ({ browser }) => {
  base.setTimeout(300_000)
  buildIfStale()
  const own: Machine[] = []
  const sightline = await startSightline({
    estate: 'default',
    life: false,
    pace: 5,
    prepare: ({ machines }) => {
      const exposed = [...machines.values()].filter(({ ilo }) => ilo.exposed)
      for (const generation of [4, 5, 6, 7])
        own.push(...exposed.filter(({ ilo }) => ilo.generation === generation).slice(0, each))
      // In a region of which no source reads.
      for (const machine of own) Object.assign(machine, { region: 'elsewhere' })
    },
  })
  try {
    await sightline.untilMirrored('servers')
    const image = own.flatMap((one) => (one.ilo.generation > 5 ? (imageOf(one) ?? []) : []))[0]
    for (const [size, width, height] of sizes.filter(
      ([name]) => name === 'desk' || name === 'phone',
    ))
      for (const theme of ['dark', 'light'] as const) {
        const context = await browser.newContext({ viewport: { width, height } })
        const page = await context.newPage()
        page.setDefaultTimeout(12_000)
        const shoot = (name: string) =>
          page.screenshot({ path: `${folder}/ilo-update-${name}-${size}-${theme}.png` })
        await openPage(sightline, page, theme, '/servers?source=ilo&sort=name')
        await chooseSome(page, 4)
        const dialog = await startAct(page)
        const field = dialog.getByLabel('Address of the firmware image')
        await field.waitFor()
        await shoot('options')
        await field.fill('https://ana:secret@files.example.net/ilo6_171.fwpkg')
        await dialog.getByRole('button', { name: 'Preview' }).click()
        await dialog.getByRole('alert').waitFor()
        await shoot('refused')
        await field.fill(`https://files.example.net/firmware/2026-10/${image}`)
        await dialog.getByRole('button', { name: 'Preview' }).click()
        await dialog.getByText(/It will happen|Nothing will happen/).waitFor()
        await shoot('preview')
        const go = dialog.getByRole('button', { name: /^Update iLO firmware: / })
        if (theme === 'dark' && size === 'desk') {
          await go.click()
          await dialog.getByRole('list', { name: 'Results' }).waitFor()
          await page.waitForTimeout(25_000)
          await shoot('results')
        }
        const { acts }: Acts = await (await page.request.get(`${sightline.url}/api/acts`)).json()
        const [act] = acts
        const [task] = act?.tasks ?? []
        if (act && task) {
          await page.goto(`${sightline.url}${paths.act(act.id)}`)
          await page.getByRole('list', { name: 'Results' }).waitFor()
          await shoot('act')
          await page.goto(`${sightline.url}${paths.task(task)}`)
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.waitForLoadState('networkidle')
          await shoot('task')
        }
        await context.close()
      }
  } finally {
    await sightline.stop()
  }
})
