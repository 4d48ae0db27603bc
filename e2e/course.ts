import type { Page } from '@playwright/test'
import { taskStatus } from '../src/contract/task'
import type { Sightline } from './sightline'
import { stepsBack } from './steps-back'
import type { Seen } from './steps-back'
import { expect } from './test'

declare global {
  interface Window {
    tellSeen: (seen: Seen) => Promise<void>
  }
}

/**
 * Writes down everything that pages of tasks ever show of how far they are, from the next page on: whenever
 * anything in the page changes.
 */
export const watchTasks = async (page: Page): Promise<Seen[]> => {
  const seen: Seen[] = []
  await page.exposeFunction('tellSeen', (one: Seen) => void seen.push(one))
  await page.addInitScript(
    (words) => {
      let told = ''
      const read = (): Seen | null => {
        const article = document.querySelector('article')
        const head = article?.querySelector('header')
        const state = [...(head?.querySelectorAll('span') ?? [])]
          .map(({ textContent }) => textContent.trim())
          .find((text) => words.includes(text))
        if (!location.pathname.startsWith('/tasks/') || !article || !state) return null
        const bar = article.querySelector('[role="progressbar"]')
        const percent = bar?.getAttribute('aria-valuenow') ?? null
        const lines = [...article.querySelectorAll('ol > li:has(> time)')].map(
          (line) => `${line.querySelector('time')?.dateTime} ${line.lastElementChild?.textContent}`,
        )
        return {
          path: location.pathname,
          state,
          percent: percent === null ? null : Number(percent),
          said: bar?.getAttribute('aria-valuetext') ?? null,
          lines,
        }
      }
      new MutationObserver(() => {
        const now = read()
        if (!now || JSON.stringify(now) === told) return
        told = JSON.stringify(now)
        void window.tellSeen(now)
      }).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
    },
    Object.values(taskStatus).map(({ word }) => word),
  )
  return seen
}

/** How the progress of what runs is told. */
const shown = { measured: /^\d+ %$/, estimated: /^≈ \d+ %$/ }

const slow = { timeout: 90_000 }

/**
 * From the page of a task that has just begun to its end. In the middle of it the page is loaded again,
 * somebody signs in again, and the BFF is killed and started anew, while its source goes on. The estate's
 * clock stands but for `stepMs`, which pass whenever the page has read the task, and three times that once all
 * of it has happened. `mine`: who watches has started it.
 */
export const followToTheEnd = async (
  { page, sightline, seen }: { page: Page; sightline: Sightline; seen: readonly Seen[] },
  { progress, stepMs, mine }: { progress: keyof typeof shown; stepMs: number; mine: boolean },
): Promise<void> => {
  const { clock } = sightline
  const path = new URL(page.url()).pathname
  const own = () => seen.filter((one) => one.path === path)
  let reads = 0
  page.on('response', (reply) => {
    if (reply.status() < 400 && new URL(reply.url()).pathname === `/api${path}`) reads += 1
  })
  /** Lets the source go on, a step after each look at it, until the page shows this. */
  const goOnUntil = async (what: string, ms: number, isSo: (now: Seen) => boolean) => {
    let looked = 0
    const look = () => {
      const now = own().at(-1)
      if (now && isSo(now)) return what
      if (reads > looked) clock.pass(ms)
      looked = reads
      return now
    }
    await expect.poll(look, { ...slow, intervals: [100] }).toBe(what)
  }
  const readAgain = (before = reads) => expect.poll(() => reads, slow).toBeGreaterThan(before)
  const expectUnderWay = () => expect(own().at(-1)).toMatchObject({ state: 'Running' })

  await goOnUntil('under way', stepMs, ({ state, percent, said }) => {
    const isTold = shown[progress].test(said ?? '')
    return state === 'Running' && isTold && percent !== null && percent > 0
  })

  const before = own().length
  clock.pass(stepMs)
  await page.reload()
  await expect.poll(() => own().length, slow).toBeGreaterThan(before)
  expectUnderWay()

  await page.context().clearCookies()
  const banner = page.getByRole('alert').filter({ hasText: 'Signed out.' })
  await banner.getByRole('button', { name: 'Sign in' }).click(slow)
  clock.pass(stepMs)
  const door = page.getByRole('dialog', { name: 'Sign in' })
  await door.getByRole('button', { name: /^Operator/ }).click()
  await expect(banner).toHaveCount(0)
  await readAgain()
  expectUnderWay()

  await sightline.restart('SIGKILL', async () => clock.pass(stepMs))
  await readAgain()
  expectUnderWay()

  await goOnUntil('over', 3 * stepMs, ({ state }) => state === 'Done')
  expect(stepsBack(own())).toEqual([])
  expect(new Set(own().flatMap(({ percent }) => percent ?? [])).size).toBeGreaterThan(2)
  if (!mine) return
  await expect(page.getByRole('region', { name: 'Started here' })).toContainText('Demo operator')
  await expect(page.getByRole('button', { name: /yours/ })).toBeVisible()
}
