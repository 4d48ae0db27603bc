import type { Browser, Page } from '@playwright/test'
import type { BoardName } from '../src/contract/display'
import { boardNames } from '../src/contract/display'
import type { Sightline } from './sightline'

/** Makes a page the screen on a wall: of its size, at the address that a screen opens. */
export const hangUp = async (screen: Page, { url }: Sightline): Promise<void> => {
  await screen.setViewportSize({ width: 1920, height: 1080 })
  await screen.goto(`${url}/wall`)
}

/** A screen with a browser of its own, beside the one of the test. */
export const openScreen = async (
  browser: Browser,
  { url }: Sightline,
  { width = 1920, height = 1080, theme }: { width?: number; height?: number; theme?: string } = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height } })
  if (theme) await context.addCookies([{ name: 'theme', value: theme, url }])
  const screen = await context.newPage()
  await screen.goto(`${url}/wall`)
  return screen
}

/** The letters on a screen that waits to be paired. */
export const lettersOn = async (screen: Page): Promise<string> => {
  const label = await screen.getByRole('status').getAttribute('aria-label')
  return (label ?? '').replace(/^Code /, '').replaceAll(' ', '')
}

/** Pairs a screen by HTTP, where what matters is what it shows then. */
export const pairScreen = async (
  sightline: Sightline,
  screen: Page,
  boards: readonly BoardName[] = boardNames,
): Promise<void> => {
  const { url } = sightline
  const { name, value } = await sightline.signIn('operator')
  const headers = { cookie: `${name}=${value}`, origin: url, 'content-type': 'application/json' }
  const session = (await (await fetch(`${url}/api/session`, { headers })).json()) as {
    csrf: string
  }
  const answer = await fetch(`${url}/api/displays`, {
    method: 'POST',
    headers: { ...headers, 'x-sightline-csrf': session.csrf },
    body: JSON.stringify({ code: await lettersOn(screen), name: 'NOC left', boards }),
  })
  if (!answer.ok) throw new Error(`Pairing answered ${answer.status}.`)
  await screen
    .getByRole('heading', { level: 1, name: /Health|Tasks|Backups/ })
    .first()
    .waitFor()
}
