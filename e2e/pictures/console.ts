import { test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { buildIfStale } from '../../mocks/build'
import type { Sightline } from '../sightline'
import { startSightline } from '../sightline'

export const everyView = [
  ['servers', '/servers', 'Servers'],
  ['activities', '/activities', 'Activities'],
  ['backups', '/backups', 'Backups'],
  ['tasks', '/tasks', 'Tasks'],
] as const

/** A console over a living estate, and a page in it, signed in, of a size and theme. */
export const test = base.extend<
  {
    open: (
      path: string,
      look?: { width?: number; height?: number; theme?: 'dark' | 'light' },
    ) => Promise<Page>
  },
  { estateSpeed: number; sightline: Sightline }
>({
  estateSpeed: [1, { option: true, scope: 'worker' }],
  sightline: [
    async ({ estateSpeed: speed }, provide) => {
      buildIfStale()
      const sightline = await startSightline({ estate: 'default', life: true, pace: 5, speed })
      await sightline.untilMirrored('virtual-machines')
      await sightline.untilMirrored('backups')
      await sightline.untilMirrored('servers')
      await provide(sightline)
      await sightline.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  open: async ({ sightline, browser }, provide) => {
    const cookie = { ...(await sightline.signIn('operator')), url: sightline.url }
    const pages: Page[] = []
    await provide(async (path, { width = 1440, height = 900, theme = 'dark' } = {}) => {
      const context = await browser.newContext({ viewport: { width, height } })
      await context.addCookies([cookie, { name: 'theme', value: theme, url: sightline.url }])
      const page = await context.newPage()
      pages.push(page)
      await page.goto(`${sightline.url}${path}`)
      await page.waitForLoadState('networkidle')
      return page
    })
    for (const page of pages) await page.context().close()
  },
})
