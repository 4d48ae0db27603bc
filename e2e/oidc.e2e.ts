import type { Page } from '@playwright/test'
import { expect, test } from './house'
import { tableOf } from './rows'

const signInAs = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Sign in with Example login' }).click()
  await expect(page).toHaveTitle('Example login')
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

const person = (page: Page) => page.getByRole('button', { name: 'ana, operator' })

test('in through the provider to the page that was asked for, and out at both', async ({
  house: { sightline, provider },
  page,
}) => {
  const visited: string[] = []
  page.on('request', (request) => visited.push(request.url()))
  const asked = `${sightline.url}/tasks?state=failed`
  await page.goto(asked)
  await signInAs(page, 'ana')
  await expect(page).toHaveURL(asked)
  await expect(person(page)).toBeVisible()
  await expect(tableOf(page, 'Tasks')).toBeVisible()

  const cookies = await page.context().cookies(sightline.url)
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: 'sightline', httpOnly: true, sameSite: 'Strict' },
  ])
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), document.cookie]),
  )
  expect([...visited, kept].filter((text) => /eyJ|_token/.test(text))).toEqual([])

  await page.reload()
  await person(page).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveTitle('Sign out of Example login?')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(new RegExp(`^${sightline.url}/`))
  const door = page.getByRole('button', { name: 'Sign in with Example login' })
  await expect(door).toBeVisible()
  // The provider knows nobody any more either: it asks for the name again.
  await door.click()
  await expect(page).toHaveURL(({ origin }) => origin === provider.issuer)
  await expect(page.getByLabel('Name')).toBeVisible()
})

test('whoever has no group with a role comes back to a reason, and can try as another', async ({
  house: { sightline },
  page,
}) => {
  await page.goto(`${sightline.url}/backups`)
  await signInAs(page, 'guest')
  await expect(page).toHaveURL(`${sightline.url}/backups`)
  const reason = page.getByRole('alert')
  await expect(reason).toContainText('Example login knows you, but you have no role here')
  await expect(reason).toContainText('Ask who runs Sightline.')
  await page.getByRole('button', { name: /Viewer/ }).click()
  await expect(page.getByRole('grid', { name: 'Backups' })).toBeVisible()
})

test('a link on another site opens its page for who is signed in', async ({
  house: { sightline, provider },
  page,
}) => {
  const asked = `${sightline.url}/servers?state=critical`
  await page.goto(asked)
  await signInAs(page, 'ana')
  await expect(person(page)).toBeVisible()
  await page.goto(`${provider.issuer}/.well-known/openid-configuration`)
  await page.evaluate((url) => location.assign(url), asked)
  await expect(page).toHaveURL(asked)
  await expect(person(page)).toBeVisible()
})

test('with a provider that is down local accounts go on, and the page says so', async ({
  house: { sightline, provider },
  page,
}) => {
  await provider.stop()
  const sentence = page.getByRole('alert')
  // It was heard from seconds ago: the first click may still lead there.
  await expect(async () => {
    await page.goto(`${sightline.url}/servers`)
    await page.getByRole('button', { name: 'Sign in with Example login' }).click()
    await expect(sentence).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(sentence).toContainText('Example login cannot be reached')
  await expect(sentence).toContainText('Local accounts can sign in meanwhile.')
  await expect(page.getByLabel('Password')).toBeEditable()
})
