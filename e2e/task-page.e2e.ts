import type { BrowserContext, Page } from '@playwright/test'
import { paths } from '../src/paths'
import { startAct, throughCom } from './act'
import { healthyServer } from './healthy-server'
import { arrivedRows } from './rows'
import type { Sightline } from './sightline'
import { expect, test } from './test'
import { violations } from './violations'

/** Healthy servers of one region. */
const someServers = ({ estate }: Sightline, many: number) =>
  [...estate.machines.values()]
    .filter(
      (machine) =>
        machine.region === 'eu-central' &&
        machine.subscribed &&
        machine.connected &&
        machine.power === 'ON',
    )
    .slice(0, many)

/** Tabs to a link that leads below a path, whose text begins so. */
const tabTo = async (page: Page, path: string, text: string) => {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const link = page.locator(`a[href^="${path}"]:focus`).filter({ hasText: text })
    if ((await link.count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not come to ${text}.`)
}

test('from the tray to the part that failed, why and what to do, by keyboard, reloaded on the way', async ({
  sightline,
  enter,
}) => {
  const machines = someServers(sightline, 3)
  const page = await enter('/servers')
  await expect(page.getByRole('grid', { name: 'Servers' })).toBeVisible()
  const lost = machines[1]
  const act = await startAct(sightline, 'restart', machines.map(throughCom))
  sightline.estate.disconnect(lost?.id ?? '')
  const tray = page.getByRole('button', { name: /yours/ })
  await expect(tray).toBeVisible({ timeout: 60_000 })
  await page.reload()
  await expect(page.getByRole('button', { name: /yours, some failed/ })).toBeVisible({
    timeout: 90_000,
  })
  await page.keyboard.press('m')
  const popup = page.getByRole('dialog', { name: 'What you started' })
  await expect(popup).toContainText('1 failed', { timeout: 60_000 })
  expect(await violations(page)).toEqual([])
  await tabTo(page, `/acts/${act.id}`, 'Restart')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/acts/${act.id}$`))
  const results = page.getByRole('list', { name: 'Results' })
  await expect(results.getByRole('listitem').first()).toContainText('Failed')
  await expect(page.getByRole('region', { name: 'As the preview said' })).toContainText('reset')
  expect(await violations(page)).toEqual([])
  await page.reload()
  await expect(results.getByRole('listitem').first()).toContainText('Failed')
  await tabTo(page, '/tasks/', 'Task of')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tasks\/eu-central\//)
  await expect(page.getByRole('alert')).toContainText(/failed/i)
  await expect(page.getByRole('region', { name: 'What usually helps' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Started here' })).toContainText('Demo operator')
  expect(await violations(page)).toEqual([])
})

test('a rollout over forty servers: its parts on a time axis and as a tree, its failures by one key', async ({
  sightline,
  enter,
}) => {
  test.setTimeout(180_000)
  const { estate } = sightline
  const group = [...estate.groups.values()].find(({ machineIds }) => machineIds.length >= 6)
  if (!group) throw new Error('No group is large enough.')
  const machineIds = group.machineIds.slice(0, 40)
  const job = estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds,
    failing: machineIds.slice(1, 3),
    params: { parallel: true },
    durationMs: 6_000,
    outcome: 'success',
  })
  const path = `/tasks/${group.region}/${encodeURIComponent(job.id)}`
  const page = await enter(path)
  await expect(page.getByRole('button', { name: 'Next failure (2)' })).toBeVisible({
    timeout: 120_000,
  })
  await page.getByRole('button', { name: 'Next failure (2)' }).press('Enter')
  await expect(page.locator('[data-failed] a:focus')).toHaveCount(1)
  await page.keyboard.press('+')
  await expect(page.getByRole('button', { name: 'Fit' })).toBeEnabled()
  expect(await violations(page)).toEqual([])
  const folder = process.env['PICTURES']
  if (folder)
    for (const [name, width, height] of [
      ['desk', 1440, 900],
      ['wide', 1920, 1080],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const theme of ['dark', 'light'] as const) {
        await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
        await page.goto(`${sightline.url}${path}`)
        await page.getByRole('button', { name: 'Next failure (2)' }).waitFor()
        await page.screenshot({ path: `${folder}/rollout-${name}-${theme}.png` })
      }
      await page.goto(`${sightline.url}${path}?parts=tree`)
      await page.getByRole('tree').waitFor()
      await page.screenshot({ path: `${folder}/tree-${name}.png` })
    }
  await page.goto(`${sightline.url}${path}?parts=tree`)
  const first = page.getByRole('treeitem').first()
  await expect(first).toContainText('Failed')
  expect(await violations(page)).toEqual([])
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What usually helps' })).toContainText(
    'other failure',
  )
  if (folder) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.screenshot({ path: `${folder}/failure.png` })
  }
})

test('its source falls silent while a task runs: the page says since when, until it is back', async ({
  sightline,
  enter,
}) => {
  test.setTimeout(180_000)
  const region = 'ap-northeast'
  const machine = [...sightline.estate.machines.values()].find(
    (one) => one.region === region && one.subscribed && one.connected && one.power === 'ON',
  )
  const job = sightline.estate.startJob({
    template: 'inventory',
    resourceId: machine?.id ?? '',
    pendingMs: 500,
    durationMs: 600_000,
  })
  const page = await enter('/tasks?kind=compute-ops-job&source=ap-northeast')
  await expect(arrivedRows(page, 'Tasks').first()).toContainText('Running', { timeout: 30_000 })
  await page.goto(`${sightline.url}${paths.task({ sourceId: region, id: job.id })}`)
  await expect(page.getByRole('article')).toContainText('Running')
  const note = page.getByText(/ap-northeast is unreachable: this is as of/)
  await sightline.served.sources[region]?.off()
  try {
    await expect(note).toContainText('How it goes since then is not known', { timeout: 60_000 })
    expect(await violations(page)).toEqual([])
  } finally {
    await sightline.served.sources[region]?.on()
  }
  await expect(note).toHaveCount(0, { timeout: 60_000 })
})

type Desk = {
  told: { title: string; tag: string; note: EventTarget }[]
  hide: (to: boolean) => void
}
declare global {
  interface Window {
    desk: Desk
  }
}

/** Lets pages tell the desktop, writes down what they tell it of some acts, and hides and shows them. */
const watchDesktop = async (context: BrowserContext) => {
  await context.grantPermissions(['notifications'])
  await context.addInitScript(() => {
    const told: Desk['told'] = []
    let hidden = false
    window.Notification = class extends EventTarget {
      static readonly permission = 'granted'
      constructor(title: string, { tag = '' }: NotificationOptions = {}) {
        super()
        told.push({ title, tag, note: this })
      }
      close() {}
    } as unknown as typeof Notification
    Object.defineProperty(document, 'visibilityState', {
      get: () => (hidden ? 'hidden' : 'visible'),
    })
    window.desk = {
      told,
      hide: (to) => {
        hidden = to
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      },
    }
  })
  /** Of these acts alone: what others of the same person end meanwhile is told as well. */
  const toldIn = async (pages: readonly Page[], acts: readonly { id: string }[]) => {
    const tags = acts.map(({ id }) => `sightline-${id}`)
    const told = await Promise.all(
      pages.map((page) =>
        page.evaluate(() => window.desk.told.map(({ title, tag }) => ({ title, tag }))),
      ),
    )
    return told.flat().flatMap(({ title, tag }) => (tags.includes(tag) ? [title] : []))
  }
  return { toldIn }
}

/** Somebody looks at a tab again: it asks at once. */
const look = (page: Page) => page.evaluate(() => window.desk.hide(false))

/** A tab that has looked at what ended before, and so tells of that no more. */
const settle = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).join()))
    .toContain('told-until:Demo operator')

/** Holds the jobs on a server once they run; gives what lets them go on. */
const holdJobsOn = ({ estate }: Sightline, machineId: string) => {
  const held: string[] = []
  const stopListening = estate.onChange((change) => {
    if (change.kind !== 'job' || change.thing.resourceId !== machineId) return
    if (change.thing.state !== 'RUNNING' || held.includes(change.thing.id)) return
    held.push(change.thing.id)
    estate.stick(change.thing.id)
  })
  return () => {
    stopListening()
    for (const id of held) estate.unstick(id)
  }
}

test('what I started ends while I look elsewhere: one note on the desktop, of mine alone', async ({
  sightline,
  enter,
  context,
}) => {
  // Servers that no other test acts on: nothing here waits for its turn.
  const one = healthyServer(sightline.estate, 'us-west', 20)
  const other = healthyServer(sightline.estate, 'us-west', 21)
  const { toldIn } = await watchDesktop(context)
  const first = await enter('/tasks')
  await settle(first)
  const second = await context.newPage()
  await second.goto(`${sightline.url}/servers`)
  await expect(second.getByRole('grid', { name: 'Servers' })).toBeVisible()
  const tabs = [first, second]
  const letGo = holdJobsOn(sightline, one.id)
  const mine = await startAct(sightline, 'uid-on', [throughCom(one)])
  // A tab that is hidden before it knows of what runs asks no more; what ended before stands in its tray, too.
  for (const tab of tabs) {
    await look(tab)
    await expect(tab.getByRole('button', { name: /yours/ })).toBeVisible()
    await tab.keyboard.press('m')
    const mineInTray = tab
      .getByRole('dialog', { name: 'What you started' })
      .getByRole('listitem')
      .filter({ hasText: one.hostName })
    await expect(mineInTray.first()).toContainText('1 running')
    await tab.keyboard.press('Escape')
    await tab.evaluate(() => window.desk.hide(true))
  }
  const theirs = await startAct(sightline, 'uid-on', [throughCom(other)], 'admin')
  await expect.poll(theirs.hasEnded, { timeout: 60_000 }).toBe(true)
  expect(await mine.hasEnded()).toBe(false)
  const told = () => toldIn(tabs, [mine, theirs])
  expect(await told()).toEqual([])
  letGo()
  await expect.poll(told, { timeout: 60_000 }).toEqual(['UID light on: 1 done'])
  for (const tab of tabs) await look(tab)
  expect(await told()).toEqual(['UID light on: 1 done'])
  const teller = (await toldIn([first], [mine])).length > 0 ? first : second
  await expect(teller.getByRole('status').filter({ hasText: 'has ended' })).toContainText(
    'UID light on has ended: 1 done',
  )
  await teller.evaluate((tag) => {
    window.desk.told.find((one) => one.tag === tag)?.note.dispatchEvent(new Event('click'))
  }, `sightline-${mine.id}`)
  await expect(teller).toHaveURL(new RegExp(`/acts/${mine.id}$`))
})

test('what I started ends before my eyes: a quiet note in the page, and none on the desktop', async ({
  sightline,
  enter,
  context,
}) => {
  const { toldIn } = await watchDesktop(context)
  const page = await enter('/tasks')
  await settle(page)
  const server = healthyServer(sightline.estate, 'us-west', 22)
  const mine = await startAct(sightline, 'uid-on', [throughCom(server)])
  await look(page)
  const note = page.getByRole('status').filter({ hasText: 'has ended' })
  await expect(note).toContainText('UID light on has ended: 1 done', { timeout: 60_000 })
  await expect(note).not.toBeFocused()
  expect(await violations(page)).toEqual([])
  expect(await toldIn([page], [mine])).toEqual([])
  await page.reload()
  await expect(page.getByRole('button', { name: /yours/ })).toBeVisible()
  await expect(note).toHaveCount(0)
})
