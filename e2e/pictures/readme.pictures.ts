import { arrivedRows } from '../rows'
import { everyView, test } from './console'

const folder = 'e2e/pictures/readme'

for (const [name, path, list] of everyView)
  test(`the README's picture of ${name}`, async ({ open }) => {
    const page = await open(path)
    await arrivedRows(page, list).first().click()
    await page.getByRole('button', { name: 'Close panel' }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}.png` })
  })

test("the README's picture of servers by day", async ({ open }) => {
  const page = await open('/servers', { theme: 'light' })
  await page.screenshot({ path: `${folder}/servers-light.png` })
})
