import { AxeBuilder } from '@axe-core/playwright'
import { arrivedRows } from './rows'
import { expect, test } from './test'

const views = [
  ['/servers', 'Servers'],
  ['/activities', 'Activities'],
  ['/backups', 'Backups'],
  ['/tasks', 'Tasks'],
] as const

for (const theme of ['dark', 'light'])
  for (const [path, list] of views)
    test(`${path}, ${theme}: nothing that WCAG 2.2 AA forbids, with a row open and on its page`, async ({
      sightline,
      enter,
      page,
    }) => {
      await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
      await enter(path)
      const scan = async () => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      }
      await arrivedRows(page, list).first().click()
      await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
      expect(await scan()).toEqual([])
      await page.getByRole('grid', { name: list }).focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${path}/`))
      await expect(page.getByRole('progressbar', { name: 'Loading' })).toHaveCount(0)
      expect(await scan()).toEqual([])
    })
