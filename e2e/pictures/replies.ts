import type { Page } from '@playwright/test'

/** Changes what the BFF answers to some paths before the page hears it. */
export const retold = <T>(page: Page, paths: RegExp, change: (told: T) => T) =>
  page.route(paths, async (route) => {
    const response = await route.fetch().catch(() => null)
    // The page is gone.
    if (response === null) return
    await route.fulfill({ response, json: change((await response.json()) as T) })
  })

/** Leaves the page waiting for an answer to some paths. */
export const unanswered = (page: Page, paths: RegExp) => page.route(paths, () => {})
