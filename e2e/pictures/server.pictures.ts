import type { Page } from '@playwright/test'
import { powerSupplyFailed } from '../../mocks/estate/faults'
import type { Machine } from '../../mocks/estate/types'
import type { Live } from '../../src/contract/live'
import { sourceChip } from '../rows'
import { serverPath } from '../server-page'
import type { Sightline } from '../sightline'
import { test } from './console'
import { retold } from './replies'
import { folder, sizes } from './sizes'

/** The page of one server in every condition it may be in: test-results/pictures/. */

/** The page as a whole, however long it is: its own scroller is let grow. */
const whole = async (page: Page, name: string) => {
  const height = await page.evaluate(() => {
    const article = document.querySelector('article')
    return article ? article.scrollHeight + 60 : 900
  })
  const { width = 1440 } = page.viewportSize() ?? {}
  await page.setViewportSize({ width, height: Math.min(height, 6000) })
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(800)
  await page.screenshot({ path: `${folder}/server-${name}.png` })
}

const found = (sightline: Sightline, wanted: (machine: Machine) => boolean): Machine => {
  const machine = [...sightline.estate.machines.values()].find(wanted)
  if (!machine) throw new Error('The estate has no such machine.')
  return machine
}

/** What a machine with few sensors tells: fans without a reading, no drives, most of its places empty. */
const bare = (live: Live): Live => {
  const { parts } = live
  const { temperatures, fans, drives, memory, power } = parts
  const few = <T>(of: { items: readonly T[]; absent: number }, most: number) => ({
    items: of.items.slice(0, most),
    absent: of.absent + Math.max(0, of.items.length - most),
  })
  return {
    ...live,
    parts: {
      ...parts,
      temperatures: {
        ...temperatures,
        value: temperatures.value && { ...temperatures.value, ...few(temperatures.value, 2) },
      },
      fans: {
        ...fans,
        value: fans.value && {
          ...fans.value,
          items: fans.value.items.map((fan) => ({
            ...fan,
            reading: null,
            state: 'unknown',
            word: 'Unknown',
          })),
        },
      },
      drives: { ...drives, value: null },
      memory: { ...memory, value: memory.value && { ...memory.value, ...few(memory.value, 0) } },
      power: {
        ...power,
        value: power.value && {
          ...power.value,
          supplies: few(power.value.supplies, 1),
        },
      },
    },
  }
}

const hostOf = (sightline: Sightline) => {
  const carrying = new Set([...sightline.estate.vms.values()].map(({ machineId }) => machineId))
  return found(
    sightline,
    ({ id, subscribed, connected, ilo }) =>
      carrying.has(id) && subscribed && connected && ilo.exposed,
  )
}

test('a critical host in every size and theme', async ({ open, sightline }) => {
  const host = hostOf(sightline)
  sightline.estate.raise(host.id, powerSupplyFailed)
  await new Promise((resolve) => setTimeout(resolve, 12_000))
  for (const [size, width, height] of sizes)
    for (const theme of ['dark', 'light'] as const) {
      const page = await open(`${serverPath(host)}?range=7d`, { width, height, theme })
      await page.waitForTimeout(800)
      await page.screenshot({ path: `${folder}/server-critical-${size}-${theme}-top.png` })
      await whole(page, `critical-${size}-${theme}`)
    }
  for (const range of ['24h', '30d', '180d']) {
    const page = await open(`${serverPath(host)}?range=${range}&energy=co2eKg#energy`)
    await page.waitForTimeout(800)
    await page.screenshot({ path: `${folder}/server-range-${range}.png` })
  }
})

test('disconnected, unsubscribed, known by its iLO alone, gone', async ({ open, sightline }) => {
  const { estate } = sightline
  const away = found(sightline, ({ subscribed, connected }) => subscribed && connected)
  estate.disconnect(away.id)
  const sparse = found(sightline, ({ subscribed }) => !subscribed)
  await new Promise((resolve) => setTimeout(resolve, 12_000))
  for (const [name, machine] of [
    ['disconnected', away],
    ['unsubscribed', sparse],
  ] as const)
    for (const theme of ['dark', 'light'] as const) {
      await whole(await open(serverPath(machine), { theme }), `${name}-${theme}`)
      const phone = await open(serverPath(machine), { theme, width: 390, height: 844 })
      await phone.screenshot({ path: `${folder}/server-${name}-phone-${theme}.png` })
    }
  for (const theme of ['dark', 'light'] as const) {
    const page = await open('/servers/eu-central/gone', { theme })
    await page.getByRole('alert').waitFor()
    await page.screenshot({ path: `${folder}/server-gone-${theme}.png` })
  }
})

test('a machine that two regions know, from both sides', async ({ open, sightline }) => {
  const [former] = sightline.estate.formerRecords.values()
  if (!former) throw new Error('No machine was handed to another region.')
  await whole(await open(serverPath(former)), 'former-dark')
  const leads = { ...former, region: 'us-west' } as const
  await whole(await open(serverPath(leads), { theme: 'light' }), 'leading-light')
})

test('the live panel open: HPE’s iLO of each age, and another vendor', async ({
  open,
  sightline,
}) => {
  const { estate } = sightline
  const of = (generation: number) =>
    serverPath(found(sightline, ({ ilo }) => ilo.exposed && ilo.generation === generation))
  for (const [size, width, height] of sizes) {
    const page = await open(`${of(6)}?live=1`, { width, height })
    await page.waitForTimeout(6_000)
    await whole(page, `live-${size}-dark`)
  }
  const [foreign] = estate.foreign.values()
  for (const [name, path] of [
    ['ilo-4', of(4)],
    ['ilo-7', of(7)],
    ['other-vendor', `/servers?q=${foreign?.hostName ?? ''}`],
  ] as const) {
    const page = await open(name === 'other-vendor' ? path : `${path}?live=1`, { theme: 'light' })
    if (name === 'other-vendor') {
      await page
        .getByRole('link', { name: foreign?.hostName ?? '' })
        .first()
        .click()
      await page.getByRole('button', { name: /^Read power/ }).click()
    }
    await page.waitForTimeout(6_000)
    await whole(page, `live-${name}-light`)
  }
})

test('while its sources are asked', async ({ open, sightline }) => {
  const page = await open('/servers')
  await page.route(/\/(hardware|energy|group|support|alerts|firmware|utilization)(\?|$)/, () => {})
  await page.goto(`${sightline.url}${serverPath(hostOf(sightline))}`)
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: `${folder}/server-loading.png` })
})

test('parts that fail, at first and later', async ({ open, sightline }) => {
  const host = hostOf(sightline)
  const page = await open(serverPath(host))
  await page.route(/\/(hardware|energy|group)(\?|$)/, async (route) => {
    const response = await route.fetch()
    const json = (await response.json()) as object
    const problem = {
      kind: 'timeout',
      title: 'COM eu-central did not answer in time',
      detail: 'No answer within 20 s.',
      source: 'COM eu-central',
      supportId: '0123456789abcdef0123456789abcdef',
    }
    const asOf = new Date(Date.now() - 900_000).toISOString()
    const first = route.request().url().includes('group')
    await route.fulfill({
      json: { ...json, problem, ...(first ? { asOf: null, value: null } : { asOf }) },
    })
  })
  await page.reload()
  await whole(page, 'parts-failing')
})

test('a live panel with sensors that are not fitted, and one of a source that is silent', async ({
  open,
  sightline,
}) => {
  test.setTimeout(400_000)
  const host = hostOf(sightline)
  for (const look of [
    { theme: 'dark' },
    { theme: 'light' },
    { theme: 'dark', width: 390, height: 844 },
  ] as const) {
    const page = await open('/sources', look)
    await retold(page, /\/live$/, bare)
    await page.goto(`${sightline.url}${serverPath(host)}?live=1`)
    await page.getByText('The BMC reports no drives.').waitFor({ timeout: 60_000 })
    await whole(page, `bare-${look.width ? 'phone' : 'desk'}-${look.theme}`)
  }
  await sightline.served.sources['eu-central']?.off()
  const page = await open(serverPath(host))
  await sourceChip(page, 'eu-central')
    .filter({ hasText: 'unreachable' })
    .waitFor({ timeout: 90_000 })
  await page.reload()
  await whole(page, 'silent-dark')
  await whole(await open(serverPath(host), { theme: 'light' }), 'silent-light')
  const phone = await open(serverPath(host), { width: 390, height: 844 })
  await phone.screenshot({ path: `${folder}/server-silent-phone-dark.png` })
  await sightline.served.sources['eu-central']?.on()
})
