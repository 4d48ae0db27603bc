import type { Locator, Page } from '@playwright/test'

/** The table of a list; one whose rows open is a tree. */
export const tableOf = (page: Page, list: string): Locator =>
  page.getByRole('grid', { name: list }).or(page.getByRole('treegrid', { name: list }))

/** The rows of a list that say this, e.g. a server's name. */
export const rowsOf = (page: Page, list: string, text: string | RegExp): Locator =>
  tableOf(page, list).getByRole('row').filter({ hasText: text })

/** The rows of a list, without its head, that have arrived. */
export const arrivedRows = (page: Page, list: string): Locator =>
  tableOf(page, list)
    .locator('[data-index]')
    .filter({ hasNotText: /^Loading$/ })

/** The chip of a source in the freshness strip. */
export const sourceChip = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Sources and their age' }).getByRole('button', { name })
