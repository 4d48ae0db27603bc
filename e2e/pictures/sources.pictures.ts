import { sourceChip } from '../rows'
import { test } from './console'
import { folder, sizes } from './sizes'

/** The Sources page in every size and state, to look at: test-results/pictures/. */

for (const [size, width, height] of sizes)
  for (const theme of ['dark', 'light'] as const)
    test(`sources, ${size}, ${theme}`, async ({ open }) => {
      const page = await open('/sources', { width, height, theme })
      await page.getByRole('article', { name: 'us-west' }).waitFor()
      await page.screenshot({ path: `${folder}/sources-${size}-${theme}.png` })
      for (const id of ['us-west', 'ilo']) {
        await page.goto(`${new URL(page.url()).origin}/sources/${id}`)
        await page.getByRole('region', { name: 'Certificates' }).waitFor()
        await page.screenshot({ path: `${folder}/source-${id}-${size}-${theme}.png` })
      }
    })

test('sources: tested, a certificate swapped, silent, all silent', async ({ open, sightline }) => {
  const { sources } = sightline.served
  const page = await open('/sources')
  for (const name of ['us-west', 'BMC'])
    await page.getByRole('button', { name: new RegExp(`Test ${name}`) }).click()
  await page
    .getByText(/All \d+ answer/)
    .nth(1)
    .waitFor({ timeout: 30_000 })
  await page.screenshot({ path: `${folder}/sources-tested.png` })

  await sources['fed-paris']?.certificate?.wrong()
  await sources['ap-northeast']?.off()
  for (const name of ['fed-paris', 'ap-northeast'])
    await sourceChip(page, name).filter({ hasText: 'unreachable' }).waitFor({ timeout: 90_000 })
  for (const name of ['fed-paris', 'ap-northeast']) {
    await page.getByRole('button', { name: `Test ${name}` }).click()
    await page
      .getByRole('article', { name })
      .getByText(/0 of|Asked/)
      .first()
      .waitFor({ timeout: 30_000 })
  }
  await page.screenshot({ path: `${folder}/sources-failing.png` })
  await page.goto(`${sightline.url}/sources/fed-paris`)
  await page.getByRole('region', { name: 'Certificates' }).waitFor()
  await page.screenshot({ path: `${folder}/source-failing.png` })

  for (const source of Object.values(sources)) await source.off()
  await page.goto(`${sightline.url}/sources`)
  await page.getByText('No source answers').waitFor({ timeout: 120_000 })
  await page.screenshot({ path: `${folder}/sources-all-silent.png` })
})
