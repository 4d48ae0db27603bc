import type { Page } from '@playwright/test'
import { boardNames, boardWord } from '../src/contract/display'
import { healthyServer } from './healthy-server'
import { hangUp, lettersOn, openScreen, pairScreen } from './screens'
import { expect, test } from './test'
import { violations } from './violations'

/** What everything that the screen shows stands on: rows, by the name of a server or in general. */
const rowsOn = (screen: Page, board: string, text: string | RegExp = '') =>
  screen.getByRole('region', { name: board }).getByRole('listitem').filter({ hasText: text })

/** What reaches beyond its list or the screen, where nobody can scroll. */
const cutOff = () =>
  [...document.querySelectorAll('main li, main h1, main h2')]
    .filter((element) => {
      const { right, bottom } = element.getBoundingClientRect()
      const end = element.closest('ul')?.getBoundingClientRect().bottom ?? innerHeight
      return right > innerWidth || bottom > Math.min(end, innerHeight) + 1
    })
    .map(({ textContent }) => textContent)

test('a screen is paired by its letters, shows its boards, and is gone once it is revoked', async ({
  sightline,
  enter,
  browser,
}) => {
  const screen = await openScreen(browser, sightline)
  const addresses: string[] = []
  screen.on('request', (request) => addresses.push(request.url()))
  await expect(screen.getByText('This screen is not paired')).toBeVisible()
  const letters = await lettersOn(screen)
  expect(letters).toHaveLength(6)
  expect(await violations(screen)).toEqual([])

  const desk = await enter('/displays')
  await expect(desk.getByText('No screen is paired')).toBeVisible()
  expect(await violations(desk)).toEqual([])
  await desk.getByLabel('Letters on the screen').fill(letters.toLowerCase())
  await desk.getByLabel('Name').fill('NOC left')
  await desk.getByRole('checkbox', { name: /Tasks/ }).uncheck()
  await desk.getByRole('button', { name: 'Pair', exact: true }).click()
  const row = desk.getByRole('row', { name: /NOC left/ })
  await expect(row).toContainText('Health · Backups')
  await expect(row).toContainText('Demo operator')

  const first = screen.getByRole('heading', { level: 1, name: /Health|Backups/ })
  await expect(first).toBeVisible()
  await expect(screen.getByText('NOC left')).toBeVisible()
  await expect(screen.getByRole('heading', { level: 1, name: 'Tasks' })).toHaveCount(0)
  await expect(row).toContainText('Live')
  await expect(row).toContainText(/Chrome \d+ on Linux · 127.0.0.1 · version [\da-f]{10}/)
  expect(await violations(desk)).toEqual([])

  await row.getByRole('button', { name: 'Change NOC left' }).click()
  await desk.getByRole('dialog').getByLabel('Name').fill('Canteen')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(screen.getByText('Canteen')).toBeVisible()

  const kept = await screen.context().cookies()
  await desk.getByRole('button', { name: 'Revoke Canteen' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(desk.getByText('No screen is paired')).toBeVisible()
  await expect(screen.getByText('This screen is not paired')).toBeVisible()
  await expect(first).toHaveCount(0)
  expect(await lettersOn(screen)).not.toBe(letters)

  const [identity] = kept.filter(({ name }) => name === 'sightline-display')
  expect(identity).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
  for (const secret of [letters, identity?.value ?? 'none'])
    expect(addresses.filter((address) => address.includes(secret))).toEqual([])
  await screen.context().close()
})

test('it goes on by itself after the BFF was away and all tokens of the sources had ended', async ({
  sightline,
  page: screen,
}) => {
  await hangUp(screen, sightline)
  await expect(screen.getByText('This screen is not paired')).toBeVisible()
  await pairScreen(sightline, screen, ['health'])
  await expect(rowsOn(screen, 'Wrong now').first()).toBeVisible()
  const shown = await rowsOn(screen, 'Wrong now').getByRole('strong').allInnerTexts()
  const silence = screen.getByText('Sightline does not answer.')

  await sightline.restart('SIGKILL', async () => {
    await expect(silence).toBeVisible()
    await expect(screen.getByRole('status')).toContainText(/As of \d\d:\d\d:\d\d UTC, \d+ s ago/)
    expect(await rowsOn(screen, 'Wrong now').getByRole('strong').allInnerTexts()).toEqual(shown)
  })
  await expect(silence).toBeHidden({ timeout: 60_000 })

  for (const source of Object.values(sightline.served.sources)) source.revoke()
  const machine = healthyServer(sightline.estate, 'us-west', 2)
  sightline.estate.failPowerSupply(machine.id)
  const row = rowsOn(screen, 'Wrong now', machine.hostName)
  await expect(row).toContainText('Power supply 2 failed, redundancy lost', { timeout: 60_000 })
  await expect(screen.getByText('This screen is not paired')).toHaveCount(0)
})

test('a source that is silent hatches its rows and says why; the other rows stay as they are', async ({
  sightline,
  page: screen,
}) => {
  await hangUp(screen, sightline)
  await expect(screen.getByText('This screen is not paired')).toBeVisible()
  await pairScreen(sightline, screen, ['health'])
  const sources = rowsOn(screen, 'Sources and their age')
  await expect(sources.filter({ hasText: 'ap-northeast' })).not.toContainText('unreachable')
  await sightline.served.sources['ap-northeast']?.off()
  await expect(sources.first()).toContainText(/ap-northeast unreachable/, { timeout: 60_000 })
  await expect(sources.first()).toContainText(/As of \d\d:\d\d UTC/)
  await expect(sources.first()).toContainText('Nothing listens at its address.')
  expect(await violations(screen)).toEqual([])
  await sightline.served.sources['ap-northeast']?.on()
  await expect(screen.getByText('unreachable')).toHaveCount(0, { timeout: 60_000 })
})

for (const board of boardNames)
  test(`the board ${boardWord[board].name}: nothing that WCAG 2.2 AA forbids, and nothing cut off`, async ({
    sightline,
    page: screen,
  }) => {
    await hangUp(screen, sightline)
    await expect(screen.getByText('This screen is not paired')).toBeVisible()
    await pairScreen(sightline, screen, [board])
    await expect(rowsOn(screen, 'Sources and their age').first()).toBeVisible()
    for (const theme of ['light', 'dark']) {
      await screen.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen
      }, theme)
      expect(await violations(screen), theme).toEqual([])
    }
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
      [1080, 1920],
      [1280, 800],
    ] as const) {
      await screen.setViewportSize({ width, height })
      // A board finds out by itself how many rows there is room for, a moment after its size changes.
      await expect.poll(() => screen.evaluate(cutOff), `${width} × ${height}`).toEqual([])
    }
  })

test('a screen that runs another version than is served loads itself anew between two turns', async ({
  sightline,
  page: screen,
}) => {
  let loads = 0
  screen.on('load', () => (loads += 1))
  const given: string[] = []
  await screen.route(
    '**/wall',
    async (route) => {
      const page = await route.fetch()
      const body = (await page.text()).replace(/(name="version" content=")\w+/, '$1old')
      given.push(...(body.match(/(?<=name="version" content=")\w+/) ?? []))
      await route.fulfill({ response: page, body })
    },
    { times: 1 },
  )
  await hangUp(screen, sightline)
  await expect(screen.getByText('This screen is not paired')).toBeVisible()
  await pairScreen(sightline, screen)
  // The turn may end at any moment now: that the page was an old one is known from what it was given.
  expect(given).toEqual(['old'])
  await expect(screen.locator('meta[name="version"]')).not.toHaveAttribute('content', 'old', {
    timeout: 40_000,
  })
  await expect(screen.getByRole('heading', { level: 1 }).first()).toBeVisible()
  expect(loads).toBe(2)
})

test('a viewer is told whose task it is, and is not shown the way', async ({ enter }) => {
  const page = await enter('/displays', 'viewer')
  await expect(page.getByRole('alert')).toContainText('It takes the role operator.')
  await expect(page.getByRole('navigation', { name: 'Views' })).not.toContainText('Displays')
})
