import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { buildIfStale } from '../../mocks/build'
import { writeAudit } from '../../src/bff/auth/audit'
import { openStore } from '../../src/bff/store/store'
import type { AuditAction } from '../../src/contract/audit'
import type { Role } from '../../src/contract/session'
import type { Sightline } from '../sightline'
import { startSightline } from '../sightline'
import { folder, sizes } from './sizes'

/** The audit log with thousands of lines, in every size and state: test-results/pictures/. */

const deeds: readonly [action: AuditAction, target: string, detail: string][] = [
  ['signed-in', '', ''],
  ['signed-out', '', ''],
  ['sign-in-refused', '', 'name or password is wrong'],
  ['source-tested', 'fed-paris', 'fails: Controller 1 (tls), Controller 2 (tls)'],
  ['display-paired', 'NOC left', 'health, tasks'],
  ['account-changed', 'ana', 'operator'],
  ['audit-exported', 'csv', 'action=sign-in-refused&since=2026-11-20T00:00:00.000Z'],
]
const people = [
  'ana',
  'ben.okafor',
  'oncall-1',
  'Demo operator',
  'svc-monitoring-frankfurt@example.net',
]

const fillLog = async ({ folder: place }: Sightline, lines: number) => {
  const store = await openStore({ file: join(place, 'sightline.db') })
  for (let line = 0; line < lines; line += 1) {
    const [action, target, detail] =
      deeds[(line * 5 + Math.floor(line / 11)) % deeds.length] ?? deeds[0]!
    await writeAudit(store, new Date(Date.now() - (lines - line) * 97_000), {
      actor: people[(line * 3) % people.length] ?? '',
      role: line % 4 === 0 ? 'admin' : 'operator',
      address: `10.20.${line % 7}.${line % 200}`,
      action,
      target,
      detail,
    })
  }
  await store.destroy()
}

base('the audit log, thousands of lines', async ({ browser }) => {
  base.setTimeout(400_000)
  buildIfStale()
  const sightline = await startSightline({ estate: 'small', life: false })
  await fillLog(sightline, 3_000)
  const open = async (
    path: string,
    { width = 1440, height = 900, theme = 'dark' } = {},
    role: Role = 'admin',
  ) => {
    const context = await browser.newContext({ viewport: { width, height } })
    const cookie = { ...(await sightline.signIn(role)), url: sightline.url }
    await context.addCookies([cookie, { name: 'theme', value: theme, url: sightline.url }])
    const page = await context.newPage()
    await page.goto(`${sightline.url}${path}`)
    await page.waitForLoadState('networkidle')
    return page
  }
  for (const [size, width, height] of sizes)
    for (const theme of ['dark', 'light'] as const) {
      const page = await open('/audit', { width, height, theme })
      await page.screenshot({ path: `${folder}/audit-${size}-${theme}.png` })
    }
  const page = await open('/audit?action=sign-in-refused&actor=ana')
  await page.getByRole('row').nth(3).click()
  await page.getByRole('button', { name: 'Close panel' }).waitFor()
  await page.screenshot({ path: `${folder}/audit-panel.png` })
  await page.goto(`${sightline.url}/audit?q=nobody-has-this`)
  await page.getByText('Nothing matches').waitFor()
  await page.screenshot({ path: `${folder}/audit-no-match.png` })
  await page.route('**/api/audit?*', () => new Promise((resolve) => setTimeout(resolve, 60_000)))
  await page.goto(`${sightline.url}/audit?role=admin`)
  await page.getByRole('grid').waitFor()
  await page.screenshot({ path: `${folder}/audit-loading.png` })
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.route('**/api/audit?*', (route) => route.abort())
  await page.goto(`${sightline.url}/audit?role=operator`)
  await page.getByText('could not be read').waitFor({ timeout: 30_000 })
  await page.screenshot({ path: `${folder}/audit-failing.png` })
  const viewer = await open('/audit', {}, 'viewer')
  await viewer.screenshot({ path: `${folder}/audit-not-for-you.png` })
  await sightline.stop()
})
