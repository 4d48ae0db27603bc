import { test as base } from '@playwright/test'
import { buildIfStale } from '../../mocks/build'
import { exposeIlos } from '../../mocks/estate/machines'
import { startSightline } from '../sightline'
import { folder } from './sizes'

const bmcs = 240

/** A source with hundreds of BMCs, some of which fail. */
base('a source of many BMCs', async ({ browser }) => {
  buildIfStale()
  const sightline = await startSightline({
    estate: 'default',
    life: false,
    pace: 2,
    prepare: ({ machines }) => exposeIlos(machines, [], bmcs),
  })
  try {
    const { faults } = sightline.served.stage
    for (const [at, { source }] of sightline.served.access
      .filter(({ source }) => source.startsWith('ilo/'))
      .entries())
      if (at % 60 === 7)
        faults.add({ source, path: '/redfish/*', fault: { kind: 'status', status: 503 } })
    await sightline.untilMirrored('virtual-machines')
    const cookie = { ...(await sightline.signIn('operator')), url: sightline.url }
    for (const [size, width, height, theme] of [
      ['desk', 1440, 900, 'dark'],
      ['phone', 390, 844, 'light'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height } })
      await context.addCookies([cookie, { name: 'theme', value: theme, url: sightline.url }])
      const page = await context.newPage()
      await page.goto(`${sightline.url}/sources/ilo`)
      await page
        .getByRole('button', { name: /^Show all/ })
        .first()
        .waitFor()
      await page.getByRole('button', { name: /^Test/ }).click()
      await page.getByText(/\d+ of \d+ answer/).waitFor({ timeout: 60_000 })
      await page.screenshot({ path: `${folder}/many-bmcs-${size}.png` })
      await page.goto(`${sightline.url}/sources/ilo?q=par-11`)
      await page
        .getByText(/with this name/)
        .first()
        .waitFor()
      await page.screenshot({ path: `${folder}/many-bmcs-named-${size}.png` })
      await page.goto(`${sightline.url}/sources/ilo?all=1`)
      await page.getByRole('button', { name: 'Show fewer' }).first().waitFor()
      await page.getByText('Certificates').scrollIntoViewIfNeeded()
      await page.screenshot({ path: `${folder}/many-bmcs-all-${size}.png` })
      await context.close()
    }
  } finally {
    await sightline.stop()
  }
})
