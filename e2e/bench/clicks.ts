import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Target } from './browser'
import { openCold, rowsVisible } from './browser'
import { quiet } from './machine'
import { quantile } from './stats'

/** What changes which rows a list shows. */
const kinds = ['sort', 'facet', 'filter'] as const
type Kind = (typeof kinds)[number]

/** One change and the ms from it until its rows were painted. */
type Change = { kind: Kind; ms: number }

/** A button by what it stands in and how its text begins; or a text for the filter field. */
type Deed = { kind: Kind; inside: string; text: string }

/** Each undoes what the one before it did, so that rounds are alike. */
const round: readonly Deed[] = [
  { kind: 'sort', inside: '[role=columnheader]', text: 'Name' },
  { kind: 'sort', inside: '[role=columnheader]', text: 'Name' },
  { kind: 'sort', inside: '[role=columnheader]', text: 'State' },
  { kind: 'facet', inside: 'fieldset', text: 'OK' },
  { kind: 'facet', inside: 'fieldset', text: 'OK' },
  { kind: 'facet', inside: 'fieldset', text: 'Off' },
  { kind: 'facet', inside: 'fieldset', text: 'Off' },
  { kind: 'filter', inside: '[data-filter-field]', text: 'k8s' },
  { kind: 'filter', inside: '[data-filter-field]', text: '' },
]

/** Does it in the page, and gives the ms until other rows than before stand there, all arrived, and are painted. */
const change = (page: Page, { row, waiting }: Target, { inside, text }: Deed): Promise<number> =>
  page.evaluate(
    async ({ row, waiting, inside, text }) => {
      const shown = () =>
        [...document.querySelectorAll(row)].map(({ textContent }) => textContent).join('\n')
      const field = document.querySelector<HTMLInputElement>('[data-filter-field]')
      const act = () => {
        if (inside === '[data-filter-field]') {
          // A field that React holds hears of a value only past its own setter.
          const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
          own?.set?.call(field, text)
          field?.dispatchEvent(new Event('input', { bubbles: true }))
          return
        }
        const button = [...document.querySelectorAll<HTMLElement>(`${inside} button`)].find((one) =>
          one.innerText.trim().startsWith(text),
        )
        if (!button) throw new Error(`Nothing in ${inside} is called ${text}.`)
        button.click()
      }
      const before = shown()
      const from = performance.now()
      act()
      return new Promise<number>((resolve, reject) => {
        const look = () => {
          const now = shown()
          if (performance.now() - from > 20_000)
            return reject(new Error(`${text}: no other rows came.`))
          if (now === before || now === '' || document.querySelector(waiting))
            return requestAnimationFrame(look)
          // What is posted in a frame is heard after it was painted.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now() - from))
          port1.start()
          return port2.postMessage(null)
        }
        requestAnimationFrame(look)
      })
    },
    { row, waiting, inside, text },
  )

/** How long a list takes to show other rows: p50 and p95 by what was changed. `busy`: other work before it. */
export const measureClicks = async (target: Target, rounds: number) => {
  const busy = await quiet()
  const { page, close } = await openCold(target, 1)
  const changes: Change[] = []
  try {
    await page.goto(target.url, { waitUntil: 'commit' })
    await rowsVisible(page)
    await sleep(2500)
    for (let turn = 0; turn < rounds; turn += 1)
      for (const deed of round) {
        changes.push({ kind: deed.kind, ms: await change(page, target, deed) })
        await sleep(250)
      }
  } finally {
    await close()
  }
  const of = (kind: Kind) => changes.filter((one) => one.kind === kind).map(({ ms }) => ms)
  return {
    busy,
    changes,
    figures: kinds.map((kind) => ({
      kind,
      p50: quantile(of(kind), 0.5),
      p95: quantile(of(kind), 0.95),
    })),
  }
}
