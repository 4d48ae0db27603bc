import { test } from './console'
import { folder } from './sizes'

/** The servers list where there is little to show: nothing matches, an answer that waits, silent sources. */

const themes = ['dark', 'light'] as const

test('nothing matches, and waiting for the first answer', async ({ open }) => {
  for (const theme of themes) {
    const none = await open('/servers?q=nowhere&state=critical', { theme })
    await none.screenshot({ path: `${folder}/servers-none-${theme}.png` })
    const waiting = await open('/sources', { theme })
    await waiting.route('**/api/servers?*', () => {})
    await waiting.getByRole('link', { name: 'Servers' }).first().click()
    await waiting.getByText('Loading servers').waitFor()
    await waiting.screenshot({ path: `${folder}/servers-loading-${theme}.png` })
  }
})

test('one source silent, then all', async ({ open, sightline }) => {
  const { sources } = sightline.served
  const page = await open('/servers')
  const light = await open('/servers', { theme: 'light', width: 1920, height: 1080 })
  const phone = await open('/servers', { width: 390, height: 844 })
  /** The list itself says so: the strip of sources may know before it. */
  const silent = async (said: RegExp) => {
    for (const one of [page, light, phone])
      await one.getByRole('status').filter({ hasText: said }).waitFor()
  }
  await sources['eu-central']?.off()
  await silent(/1 unreachable/)
  await page.screenshot({ path: `${folder}/servers-stale.png` })
  await phone.screenshot({ path: `${folder}/servers-stale-phone.png` })
  await Promise.all(Object.values(sources).map((source) => source?.off()))
  await silent(/[34] unreachable/)
  await page.screenshot({ path: `${folder}/servers-failing.png` })
  await light.screenshot({ path: `${folder}/servers-failing-light.png` })
  await phone.screenshot({ path: `${folder}/servers-failing-phone.png` })
  await Promise.all(Object.values(sources).map((source) => source?.on()))
})
