import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { buildIfStale } from '../mocks/build'
import { arrivedRows, sourceChip, tableOf } from './rows'
import type { Sightline } from './sightline'
import { startSightline } from './sightline'

/** A mark that stands in every credential and in every token that the estate hands out. */
const canary = `canary${randomBytes(6).toString('hex')}`

const test = base.extend<object, { sightline: Sightline }>({
  sightline: [
    // oxlint-disable-next-line no-empty-pattern -- the runner wants a destructured first argument
    async ({}, provide) => {
      buildIfStale()
      const credentials = {
        clientSecret: `${canary}-client`,
        omnistackPassword: `${canary}-omnistack`,
        iloPassword: `${canary}-ilo`,
        tokenMark: `${canary}-token-`,
      }
      const sightline = await startSightline({
        estate: 'small',
        life: true,
        pace: 10,
        credentials,
      })
      await sightline.untilMirrored('servers')
      await provide(sightline)
      await sightline.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test('no credential, token or address of a source reaches a browser, the log or the store', async ({
  sightline,
  page,
}) => {
  const received: string[] = []
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    received.push(response.url(), JSON.stringify(response.headers()))
    bodies.push(
      response.text().then(
        (text) => void received.push(text),
        () => undefined,
      ),
    )
  })
  page.on('console', (message) => received.push(message.text()))

  await page.goto(`${sightline.url}/servers`)
  await page.getByRole('button', { name: /Admin/ }).click()
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  for (const [path, list] of [
    ['/servers', 'Servers'],
    ['/activities', 'Activities'],
    ['/backups', 'Backups'],
    ['/tasks', 'Tasks'],
  ] as const) {
    await page.goto(`${sightline.url}${path}`)
    await arrivedRows(page, list).first().click()
    await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
    await tableOf(page, list).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`${path}/`))
    await page.waitForLoadState('networkidle')
  }

  // What a source says when it breaks is where addresses and secrets like to hide.
  for (const source of Object.values(sightline.served.sources)) await source.off()
  const chips = page.getByRole('list', { name: 'Sources and their age' }).getByRole('button')
  await expect(chips.filter({ hasText: 'unreachable' })).toHaveCount(
    Object.keys(sightline.served.sources).length,
    { timeout: 60_000 },
  )
  await page.goto(`${sightline.url}/sources`)
  for (const name of Object.keys(sightline.served.sources)) {
    await page.goto(`${sightline.url}/sources/${name}`)
    await page.getByRole('button', { name: /^Test/ }).click()
    await expect(page.getByText(/\d+ of \d+ answers?\.|There was nothing/)).toBeVisible({
      timeout: 30_000,
    })
    received.push(await page.content())
  }
  await page.goto(`${sightline.url}/servers`)
  await sourceChip(page, 'us-west').click()
  await expect(page.getByText(/Nothing listens/).first()).toBeVisible()
  received.push(JSON.stringify(await page.context().storageState()), await page.content())
  await Promise.all(bodies)

  const upstreamPorts = JSON.stringify(sightline.served.bffConfig).match(/127\.0\.0\.1:\d+/g) ?? []
  const store = readdirSync(sightline.folder)
    .filter((name) => name.startsWith('sightline.db'))
    .map((name) => readFileSync(join(sightline.folder, name), 'latin1'))
  expect(upstreamPorts.length).toBeGreaterThan(5)
  expect(store.join('').length).toBeGreaterThan(10_000)
  expect(received.length).toBeGreaterThan(50)
  expect(sightline.log.length).toBeGreaterThan(5)

  const told = { browser: received, log: sightline.log, store }
  for (const [place, texts] of Object.entries(told))
    for (const secret of [canary, ...upstreamPorts])
      expect(
        texts.filter((text) => text.includes(secret)).map((text) => text.slice(0, 300)),
        `${secret} in ${place}`,
      ).toEqual([])
})

test('without a session nothing but sign-in, health and the empty page is given', async ({
  sightline,
  request,
}) => {
  for (const path of ['sources', 'servers', 'activities', 'vms', 'tasks', 'find?q=a'])
    expect((await request.get(`${sightline.url}/api/${path}`)).status(), path).toBe(401)
  expect((await request.get(`${sightline.url}/healthz`)).status()).toBe(200)
  const page = await (await request.get(`${sightline.url}/servers`)).text()
  expect(page).not.toContain('"items"')
})
