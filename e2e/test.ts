import { test as base, expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { buildIfStale } from '../mocks/build'
import type { Role } from '../src/contract/session'
import type { Sightline } from './sightline'
import { startSightline } from './sightline'

type Fixtures = {
  /** Opens a path of the console, signed in. */
  enter: (path: string, role?: Role) => Promise<Page>
}
type WorkerFixtures = {
  /** How many times faster than usual jobs and restarts of the estate are. */
  estateSpeed: number
  sightline: Sightline
}

/**
 * Each spec file has a console and an estate of its own that stands still unless the test moves it. The BFF asks
 * ten times as often as it would ask live systems.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  estateSpeed: [1, { option: true, scope: 'worker' }],
  sightline: [
    async ({ estateSpeed: speed }, provide) => {
      buildIfStale()
      const sightline = await startSightline({ estate: 'default', life: false, pace: 10, speed })
      await sightline.untilMirrored('servers')
      await provide(sightline)
      await sightline.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  enter: async ({ sightline, page }, provide) => {
    await provide(async (path, role = 'operator') => {
      await page.context().addCookies([{ ...(await sightline.signIn(role)), url: sightline.url }])
      await page.goto(`${sightline.url}${path}`)
      return page
    })
  },
})

export { expect }
