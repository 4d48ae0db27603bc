import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { startBff, temporaryConfig, untilReady } from '../../mocks/bff-process'
import { buildIfStale } from '../../mocks/build'
import { account, serveTree } from '../../src/bff/sources/ilo/testing/captured-bmc'
import { archiveOf, mockupsFolder } from '../../src/bff/sources/ilo/testing/captured-tree'
import { folder } from './sizes'

const names = ['hpe-DL380a', 'hpe-DL340e'] as const
const port = 4655
const url = `http://127.0.0.1:${port}`

type Look = { width?: number; height?: number; theme?: 'dark' | 'light' }
type Bmc = Awaited<ReturnType<typeof serveTree>>

/** A console over captured BMCs, served as they were captured; the simulated estate has no part in it. */
const test = base.extend<
  { open: (name: string, path: string, look?: Look) => Promise<Page> },
  { bmcs: Map<string, Bmc> }
>({
  bmcs: [
    // oxlint-disable-next-line no-empty-pattern -- the runner wants a destructured first argument
    async ({}, provide) => {
      buildIfStale()
      const bmcs = new Map<string, Bmc>()
      for (const name of names) {
        const archive = archiveOf(name)
        if (archive) bmcs.set(name, await serveTree(archive))
      }
      const config = temporaryConfig({
        listen: { host: '127.0.0.1', port },
        simulated: true,
        pace: 10,
        sources: [...bmcs].map(([name, { origin, fingerprint }]) => ({
          kind: 'ilo',
          id: name.toLowerCase(),
          name,
          bmcs: [{ url: origin, name, tls: { fingerprint } }],
          username: account.username,
          password: { env: 'BMC_PASSWORD' },
        })),
      })
      const bff = startBff('built', config.file, { BMC_PASSWORD: account.password }, () => {})
      await untilReady(url, 30_000)
      await provide(bmcs)
      await bff.stop()
      config.remove()
      for (const bmc of bmcs.values()) await bmc.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  open: async ({ browser, bmcs }, provide) => {
    const pages: Page[] = []
    await provide(async (name, path, { width = 1440, height = 900, theme = 'dark' } = {}) => {
      if (!bmcs.has(name)) test.skip(true, `${name} is not in ${mockupsFolder()} (MOCKUPS_DIR)`)
      const context = await browser.newContext({ viewport: { width, height } })
      const signedIn = await fetch(`${url}/api/session/demo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ role: 'operator' }),
      })
      const [pair = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
      const [cookie = '', value = ''] = pair.split('=')
      await context.addCookies([
        { name: cookie, value, url },
        { name: 'theme', value: theme, url },
      ])
      const page = await context.newPage()
      pages.push(page)
      const list = async () => {
        const reply = await context.request.get(`${url}/api/servers?source=${name.toLowerCase()}`)
        const { items } = (await reply.json()) as { items: { id: string }[] }
        return items[0]?.id
      }
      let id: string | undefined
      for (let tries = 0; id === undefined && tries < 100; tries += 1) {
        id = await list()
        await page.waitForTimeout(200)
      }
      await page.goto(`${url}/servers/${name.toLowerCase()}/${encodeURIComponent(id ?? '')}${path}`)
      return page
    })
    for (const page of pages) await page.context().close()
  },
})

const settled = async (page: Page) => {
  await page
    .getByRole('list', { name: 'Drives' })
    .or(page.getByText('None is reported.'))
    .first()
    .waitFor()
  await page.waitForTimeout(7_000)
  await page.locator('#live').scrollIntoViewIfNeeded()
}

for (const [name, look] of [
  ['hpe-DL380a', { theme: 'dark' }],
  ['hpe-DL340e', { theme: 'light', width: 1920, height: 1080 }],
  ['hpe-DL380a', { theme: 'light', width: 390, height: 844 }],
] as const)
  test(`live panel of ${name} at ${'width' in look ? look.width : 1440}`, async ({ open }) => {
    const page = await open(name, '?live=1', look)
    await settled(page)
    const height = await page.locator('article').evaluate((article) => article.scrollHeight)
    const size = page.viewportSize()
    await page.setViewportSize({ width: size?.width ?? 1440, height: height + 80 })
    await page.screenshot({ path: `${folder}/captured-${name}-${size?.width}.png` })
  })

test('browser of a captured tree', async ({ open }) => {
  const page = await open('hpe-DL380a', '/redfish?at=/redfish/v1/Managers/1')
  await page.getByText('Leads to').waitFor()
  await page.screenshot({ path: `${folder}/captured-redfish-dark.png` })
  const phone = await open('hpe-DL340e', '/redfish', { width: 390, height: 844, theme: 'light' })
  await phone.getByText('Leads to').waitFor()
  await phone.screenshot({ path: `${folder}/captured-redfish-390-light.png` })
})

test('a BMC that falls silent while it is watched', async ({ open, bmcs }) => {
  const page = await open('hpe-DL340e', '?live=1')
  await settled(page)
  await bmcs.get('hpe-DL340e')?.stop()
  await page.getByRole('alert').first().waitFor({ timeout: 60_000 })
  const height = await page.locator('article').evaluate((article) => article.scrollHeight)
  await page.setViewportSize({ width: 1440, height: height + 80 })
  await page.screenshot({ path: `${folder}/captured-silent.png` })
})
