import type { Page } from '@playwright/test'
import { test } from './console'
import { folder, sizes } from './sizes'

/** The dialog of an act from its options to its results: test-results/pictures/acts-*. */

const act = async (page: Page, name: string | RegExp) => {
  await page
    .getByRole('region', { name: 'Chosen servers' })
    .getByRole('button', { name: 'Act' })
    .click()
  await page.getByRole('toolbar', { name: 'Acts' }).waitFor()
  if (name === '') return
  await page.getByRole('toolbar', { name: 'Acts' }).getByRole('button', { name }).click()
  await page.getByRole('dialog').last().waitFor()
}

for (const [size, width, height] of sizes.filter(([name]) => name === 'desk' || name === 'phone'))
  for (const theme of ['dark', 'light'] as const)
    test(`acts, ${size}, ${theme}`, async ({ open }) => {
      const page = await open('/servers?source=eu-central&sort=name', { width, height, theme })
      const shoot = (name: string) =>
        page.screenshot({ path: `${folder}/acts-${name}-${size}-${theme}.png` })
      await page.getByRole('grid').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Space')
      for (let more = 0; more < 14; more += 1) await page.keyboard.press('Shift+ArrowDown')
      await act(page, '')
      await shoot('menu')
      await page.keyboard.press('Escape')

      await act(page, /^Update firmware/)
      const bundle = page.getByLabel('Firmware bundle')
      await bundle.getByRole('option').nth(1).waitFor({ state: 'attached' })
      await bundle.selectOption({ index: 1 })
      await shoot('options')
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByText(/It will happen|Nothing will happen/).waitFor()
      await shoot('firmware-preview')
      await page.keyboard.press('Escape')

      await act(page, /^Force off/)
      await page.getByText(/It will happen/).waitFor()
      await shoot('typed')
      await page.keyboard.press('Escape')

      await act(page, /^UID light on/)
      await page.getByText(/It will happen/).waitFor()
      await shoot('preview')
      await page.getByRole('button', { name: /^UID light on: / }).click()
      await page.getByRole('list', { name: 'Results' }).waitFor()
      await page.waitForTimeout(2_500)
      await shoot('going')
      await page.waitForTimeout(12_000)
      await shoot('results')
    })
