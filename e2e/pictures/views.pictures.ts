import { arrivedRows, sourceChip, tableOf } from '../rows'
import { everyView, test } from './console'
import { folder, sizes } from './sizes'

/** One picture of every view, size and state, to look at: test-results/pictures/. */

for (const [name, path, list] of everyView) {
  for (const [size, width, height] of sizes)
    for (const theme of ['dark', 'light'] as const)
      test(`${name}, ${size}, ${theme}`, async ({ open }) => {
        const page = await open(path, { width, height, theme })
        await page.screenshot({ path: `${folder}/${name}-${size}-${theme}.png` })
      })

  test(`${name}: a row beside the list, its page, nothing that matches`, async ({ open }) => {
    const page = await open(path)
    await arrivedRows(page, list).first().click()
    await page.getByRole('button', { name: 'Close panel' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}-panel.png` })
    await tableOf(page, list).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`${path}/`))
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}-detail.png` })
    const none = await open(`${path}?q=nothing-has-this-name`)
    await none.screenshot({ path: `${folder}/${name}-no-match.png` })
  })
}

test('sign-in, palette, keys, a source', async ({ open, browser, sightline }) => {
  const stranger = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await stranger.goto(`${sightline.url}/servers`)
  await stranger.getByRole('button', { name: /Viewer/ }).waitFor()
  await stranger.screenshot({ path: `${folder}/sign-in.png` })
  await stranger.close()
  const page = await open('/servers')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('esx-par')
  await page.getByRole('option').first().waitFor()
  await page.screenshot({ path: `${folder}/palette.png` })
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.screenshot({ path: `${folder}/keys.png` })
  await page.keyboard.press('Escape')
  await sourceChip(page, 'eu-central').click()
  await page.getByRole('columnheader', { name: 'Collection' }).waitFor()
  await page.screenshot({ path: `${folder}/source.png` })
})

test('signed out over aged data, a silent source, all sources silent', async ({
  open,
  sightline,
}) => {
  const out = await open('/servers')
  await out.context().clearCookies()
  await out.getByRole('button', { name: /Sign in/ }).waitFor()
  await out.screenshot({ path: `${folder}/signed-out.png` })

  const page = await open('/servers')
  const { sources } = sightline.served
  await sources['eu-central']?.off()
  await sourceChip(page, 'eu-central')
    .filter({ hasText: 'unreachable' })
    .waitFor({ timeout: 90_000 })
  await page.screenshot({ path: `${folder}/one-silent.png` })
  await page.goto(`${sightline.url}/servers?source=eu-central`)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}/silent-rows.png` })
  for (const source of Object.values(sources)) await source.off()
  await sourceChip(page, 'fed-paris')
    .filter({ hasText: 'unreachable' })
    .waitFor({ timeout: 90_000 })
  await page.goto(`${sightline.url}/backups`)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: `${folder}/all-silent.png` })
  await sourceChip(page, 'fed-paris').click()
  await page.getByRole('columnheader', { name: 'Collection' }).waitFor()
  await page.screenshot({ path: `${folder}/silent-source.png` })
})
