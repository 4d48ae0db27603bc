import { test } from './console'
import { folder, sizes } from './sizes'

/** The servers list as it can be set up, to look at: test-results/pictures/. */

const many =
  'cols=name!,state,model,processor,memory,location,compliance,maintenance,watts,utilization,tags,sources,age,reason'

for (const [size, width, height] of sizes)
  for (const theme of ['dark', 'light'] as const)
    test(`mosaic and columns, ${size}, ${theme}`, async ({ open }) => {
      const mosaic = await open('/servers?view=mosaic', { width, height, theme })
      await mosaic.getByRole('application').waitFor()
      await mosaic.waitForTimeout(500)
      await mosaic.screenshot({ path: `${folder}/servers-mosaic-${size}-${theme}.png` })
      const columns = await open(`/servers?${many}&sort=state,-watts`, { width, height, theme })
      await columns.screenshot({ path: `${folder}/servers-columns-${size}-${theme}.png` })
    })

test('mosaic with a panel; chooser, views, export, rows that are chosen', async ({ open }) => {
  const mosaic = await open('/servers?view=mosaic&by=group')
  await mosaic.getByRole('application').focus()
  await mosaic.keyboard.press('Home')
  await mosaic.keyboard.press('Enter')
  await mosaic.getByRole('button', { name: 'Close panel' }).waitFor()
  await mosaic.screenshot({ path: `${folder}/servers-mosaic-panel.png` })

  const page = await open('/servers?dense=1')
  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.screenshot({ path: `${folder}/servers-chosen.png` })
  for (const name of ['Columns', 'Views', 'Export']) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog', { name }).waitFor()
    await page.screenshot({ path: `${folder}/servers-${name.toLowerCase()}.png` })
    await page.keyboard.press('Escape')
  }
})
