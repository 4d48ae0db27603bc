import type { Page } from '@playwright/test'
import type { Job } from '../../../mocks/estate/task-types'

const lookEveryMs = 20

/** When each progress text of a job was first so at its source, epoch ms, until `stop`. */
export const changesAtSource = (job: Job) => {
  const at = new Map<string, number>()
  const look = () => {
    if (!at.has(job.status)) at.set(job.status, Date.now())
  }
  look()
  const timer = setInterval(look, lookEveryMs)
  return {
    stop: () => {
      clearInterval(timer)
      return at
    },
  }
}

/** Notes in the page when each text that looks like `pattern` was first shown, epoch ms. */
export const noteChanges = (page: Page, pattern: string): Promise<void> =>
  page.evaluate((source) => {
    const seen: Record<string, number> = {}
    Object.assign(window, { seen })
    const look = () => {
      for (const [text] of document.body.innerText.matchAll(new RegExp(source, 'g')))
        seen[text] ??= Date.now()
    }
    look()
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  }, pattern)

/** What the page has noted. */
export const changesInPage = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
