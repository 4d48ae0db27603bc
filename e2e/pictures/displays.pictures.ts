import type { Browser, Page as Screen } from '@playwright/test'
import type { BoardName } from '../../src/contract/display'
import { boardNames } from '../../src/contract/display'
import { openScreen, pairScreen } from '../screens'
import type { Sightline } from '../sightline'
import { test } from './console'
import { folder } from './sizes'

/** What hangs on the wall, and the page that keeps it: test-results/pictures/. */
const sizes = [
  ['hd', 1920, 1080],
  ['uhd', 3840, 2160],
  ['portrait', 1080, 1920],
] as const

const paired = async (
  browser: Browser,
  sightline: Sightline,
  board: BoardName,
  look: Parameters<typeof openScreen>[2],
) => {
  const screen = await openScreen(browser, sightline, look)
  await screen.getByRole('status').waitFor()
  await pairScreen(sightline, screen, [board])
  await screen
    .getByRole('region', { name: 'Sources and their age' })
    .getByRole('listitem')
    .first()
    .waitFor()
  return screen
}

type Page = { items: unknown[]; total: number; facets: Record<string, { count: number }[]> }

/** What the BFF says, made much or nothing of. */
const altered = async (screen: Screen, change: (page: Page) => Page) => {
  await screen.route(/\/api\/(servers|vms|tasks)/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: change((await response.json()) as Page) })
  })
  await screen.waitForTimeout(8000)
}
const many = (page: Page): Page => ({
  ...page,
  facets: Object.fromEntries(
    Object.entries(page.facets).map(([name, values]) => [
      name,
      values.map((value) => ({ ...value, count: value.count * 17 + 5 })),
    ]),
  ),
})
const nothing = (page: Page): Page => ({ ...page, items: [], total: 0, facets: {} })

for (const [name, change] of [
  ['many', many],
  ['nothing', nothing],
] as const)
  test(`boards of a large estate or an empty one: ${name}`, async ({ browser, sightline }) => {
    for (const board of boardNames) {
      const screen = await paired(browser, sightline, board, {})
      await altered(screen, change)
      await screen.screenshot({ path: `${folder}/wall-${board}-${name}.png` })
      await screen.context().close()
    }
  })

for (const [size, width, height] of sizes)
  test(`pairing screen and boards, ${size}`, async ({ browser, sightline }) => {
    const waiting = await openScreen(browser, sightline, { width, height })
    await waiting.getByRole('status').waitFor()
    await waiting.screenshot({ path: `${folder}/wall-pairing-${size}.png` })
    await waiting.context().close()
    for (const board of boardNames) {
      const screen = await paired(browser, sightline, board, { width, height })
      await screen.screenshot({ path: `${folder}/wall-${board}-${size}.png` })
      await screen.context().close()
    }
  })

test('the displays page: none, some, a dialog', async ({ open }) => {
  for (const theme of ['dark', 'light'] as const) {
    const page = await open('/displays', { theme })
    await page.screenshot({ path: `${folder}/displays-${theme}.png` })
  }
  const narrow = await open('/displays', { width: 390, height: 844 })
  await narrow.screenshot({ path: `${folder}/displays-phone.png` })
  const page = await open('/displays')
  await page.getByRole('button', { name: 'Change NOC left' }).first().click()
  await page.getByRole('dialog').waitFor()
  await page.screenshot({ path: `${folder}/displays-change.png` })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Revoke NOC left' }).first().click()
  await page.getByRole('dialog').waitFor()
  await page.screenshot({ path: `${folder}/displays-revoke.png` })
})

test('boards by day, with one source silent, with all silent, without the BFF', async ({
  browser,
  sightline,
}) => {
  for (const board of boardNames) {
    const light = await paired(browser, sightline, board, { theme: 'light' })
    await light.screenshot({ path: `${folder}/wall-${board}-light.png` })
    await light.context().close()
  }
  const screens = await Promise.all(
    boardNames.map((board) => paired(browser, sightline, board, {})),
  )
  const take = async (name: string) => {
    for (const [index, screen] of screens.entries())
      await screen.screenshot({ path: `${folder}/wall-${boardNames[index]}-${name}.png` })
  }
  const { sources } = sightline.served
  await sources['eu-central']?.off()
  for (const screen of screens)
    await screen.getByText('unreachable').first().waitFor({ timeout: 90_000 })
  await take('one-silent')
  for (const source of Object.values(sources)) await source.off()
  await screens[0]?.waitForTimeout(30_000)
  await take('all-silent')
  await sightline.stop()
  for (const screen of screens)
    await screen.getByText('Sightline does not answer').first().waitFor({ timeout: 90_000 })
  await take('no-bff')
})
