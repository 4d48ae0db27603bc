import type { Browser, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Role } from '../../src/contract/session'
import type { SignedInList } from '../../src/contract/signed-in'
import { manySignedIn } from '../crowd'
import { openHouse } from '../house'
import type { Sightline } from '../sightline'
import { folder } from './sizes'

/** The doors and who is in, to look at: test-results/pictures/. */

const sizes = [
  ['desk', 1440, 900],
  ['wide', 1920, 1080],
  ['phone', 390, 844],
] as const
const themes = ['dark', 'light'] as const
const providerButton = (page: Page) =>
  page.getByRole('button', { name: 'Sign in with Example login' })

const people = ['Ana Ruiz', 'Bertrand Delacroix-Montgolfier', 'jo', 'Chidi Okafor', 'Mei Lin']

/** As many people as names: who comes in with one click is always the same one. */
const named = (page: Page) =>
  page.route('**/api/sessions', async (route) => {
    const response = await route.fetch()
    const { sessions } = (await response.json()) as SignedInList
    const json = {
      sessions: sessions.map((session, index) =>
        session.current
          ? session
          : {
              ...session,
              own: false,
              name: people[index % people.length],
              entry: index % 3 === 0 ? 'account' : 'provider',
            },
      ),
    }
    await route.fulfill({ response, json })
  })

/** A page of its own size and theme, signed in or not. */
const visit = async (
  browser: Browser,
  { url, signIn }: Sightline,
  path: string,
  [width, height]: readonly [number, number],
  theme: (typeof themes)[number],
  role?: Role,
) => {
  const context = await browser.newContext({ viewport: { width, height } })
  await context.addCookies([{ name: 'theme', value: theme, url }])
  if (role) await context.addCookies([{ ...(await signIn(role)), url }])
  const page = await context.newPage()
  if (role === 'admin') await named(page)
  await page.goto(`${url}${path}`)
  return page
}

for (const simulated of [false, true])
  test(`signing in ${simulated ? 'to a simulated estate' : 'where sources are real'}`, async ({
    browser,
  }) => {
    const { sightline, provider } = await openHouse({ simulated })
    const doors = simulated ? 'sign-in-provider-demo' : 'sign-in-provider'
    const looks = sizes.flatMap(([size, width, height]) =>
      themes.map((theme) => ({ name: `${size}-${theme}`, room: [width, height] as const, theme })),
    )
    const stranger = async ({ room, theme }: Omit<(typeof looks)[number], 'name'>) => {
      const page = await visit(browser, sightline, '/servers', room, theme)
      await providerButton(page).waitFor()
      return page
    }
    for (const { name, ...look } of looks) {
      const page = await stranger(look)
      await page.screenshot({ path: `${folder}/${doors}-${name}.png` })
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.screenshot({ path: `${folder}/${doors}-empty-${name}.png` })
      await page.context().close()
    }
    const guest = await stranger({ room: [1440, 900], theme: 'dark' })
    await providerButton(guest).click()
    await expect(guest).toHaveTitle('Example login')
    await guest.getByLabel('Name').fill('guest')
    await guest.getByRole('button', { name: 'Sign in' }).click()
    await guest.getByRole('alert').waitFor()
    await guest.screenshot({ path: `${folder}/${doors}-no-role.png` })
    await provider.stop()
    await guest.waitForTimeout(6_000)
    for (const { name, ...look } of looks) {
      const page = await stranger(look)
      await providerButton(page).click()
      await page.getByRole('alert').waitFor()
      await page.screenshot({ path: `${folder}/${doors}-down-${name}.png` })
      await page.context().close()
    }
    await sightline.stop()
  })

test('where everybody is signed in: many, nothing that matches, the end of one', async ({
  browser,
}) => {
  const { sightline } = await openHouse()
  await manySignedIn(sightline, 60)
  for (const [size, ...room] of sizes)
    for (const theme of themes) {
      const look = `${size}-${theme}.png`
      const page = await visit(browser, sightline, '/sessions', room, theme, 'admin')
      await page.getByRole('table', { name: 'Everybody else' }).waitFor()
      await page.screenshot({ path: `${folder}/sessions-${look}` })
      const field = page.getByPlaceholder('Person, role, browser, address')
      await field.fill('nobody')
      await page.screenshot({ path: `${folder}/sessions-no-match-${look}` })
      await field.fill('bertrand')
      await page
        .getByRole('button', { name: /^End the session of/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
      await page.screenshot({ path: `${folder}/sessions-end-${look}` })
      await page.context().close()
      const own = await visit(browser, sightline, '/sessions', room, theme, 'viewer')
      await own.getByRole('table', { name: 'Your sessions' }).waitFor()
      await own.screenshot({ path: `${folder}/sessions-own-${look}` })
      await own.getByRole('button', { name: /Demo viewer/ }).click()
      await own.getByText('Where you are signed in').waitFor()
      await own.screenshot({ path: `${folder}/person-${look}` })
      await own.context().close()
    }
  await sightline.stop()
})
