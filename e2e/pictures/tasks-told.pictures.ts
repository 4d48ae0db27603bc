import type { Page } from '@playwright/test'
import type { ActDetail, ActItemState, Acts } from '../../src/contract/act'
import { actItemStates } from '../../src/contract/act'
import type { Operation } from '../../src/contract/operation'
import type { Page as Rows } from '../../src/contract/page'
import { countStates } from '../../src/contract/parts'
import type { TaskDetail } from '../../src/contract/task'
import { paths } from '../../src/paths'
import type { Sightline } from '../sightline'
import { test } from './console'
import { retold, unanswered } from './replies'
import { folder, sizes } from './sizes'

/**
 * Tasks and acts as they are seldom told, over answers that are changed on their way: lists that wait, fail
 * or hold nothing, an act in all of its states, estimates, what only the ledger tells, the note in the page:
 * test-results/pictures/told-*.
 */

const themes = ['dark', 'light'] as const
const everySize = sizes.flatMap(([size, width, height]) =>
  themes.map((theme) => ({ size, width, height, theme })),
)
const desk = everySize.filter(({ size }) => size === 'desk')
const list = /\/api\/operations\?/
const oneTask = /\/api\/tasks\/[^/]+\/[^/]+$/
const oneAct = /\/api\/acts\/[^/]+$/
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const shot = (page: Page, name: string, { size, theme }: { size: string; theme: string }) =>
  page.screenshot({ path: `${folder}/told-${name}-${size}-${theme}.png` })

/** To the list from elsewhere, so that it asks for its rows itself. */
const toTasks = async (page: Page) => {
  await page.getByRole('link', { name: 'Tasks', exact: true }).click()
  await page.mouse.move(800, 890)
}

for (const look of desk)
  test(`lists that wait, fail, hold nothing, ${look.theme}`, async ({ open }) => {
    const waiting = await open('/sources', look)
    await unanswered(waiting, list)
    await toTasks(waiting)
    await waiting.getByText('Loading operations').waitFor()
    await shot(waiting, 'loading', look)

    const failing = await open('/sources', look)
    await failing.route(list, (route) => route.abort())
    await toTasks(failing)
    await failing.getByText('could not be read').waitFor({ timeout: 60_000 })
    await shot(failing, 'failing', look)

    const none = await open('/sources', look)
    await retold(none, list, (told: Rows<Operation>) => ({
      ...told,
      items: [],
      total: 0,
      facets: {},
      unseen: [],
    }))
    await retold(none, /\/histograms\/tasks/, (told: { slots: { counts: object }[] }) => ({
      ...told,
      slots: told.slots.map((slot) => ({ ...slot, counts: {} })),
    }))
    await toTasks(none)
    await none.getByText('counts none').waitFor()
    await shot(none, 'none', look)

    const task = await open('/sources', look)
    await unanswered(task, oneTask)
    await task.goto(new URL('/tasks/eu-central/some-task', task.url()).href)
    await task.waitForTimeout(1_000)
    await shot(task, 'task-loading', look)
    await task.unrouteAll({ behavior: 'ignoreErrors' })
    await task.reload()
    await task.getByRole('alert').waitFor()
    await shot(task, 'task-gone', look)
  })

/** An act with eight servers or more, refreshed where nothing goes wrong. */
const anAct = async (page: Page, { url, estate }: Sightline) => {
  const targets = [...estate.machines.values()]
    .filter(
      ({ region, subscribed, connected }) => region === 'eu-central' && subscribed && connected,
    )
    .slice(0, 2 * actItemStates.length)
    .map(({ id }) => ({ sourceId: 'eu-central', id }))
  const { csrf } = (await (await page.request.get(`${url}/api/session`)).json()) as { csrf: string }
  const answer = await page.request.post(`${url}/api/acts`, {
    headers: { 'x-sightline-csrf': csrf, origin: url },
    data: {
      act: 'uid-on',
      options: {},
      targets,
      key: `pictures-${Date.now()}-told`,
      passedOver: [],
    },
  })
  return (await answer.json()) as ActDetail
}

/** The same act with two of its servers in each of all states. */
const inEveryState = (act: ActDetail) => {
  const items = act.items.map((item, at) => ({
    ...item,
    state: actItemStates[at % actItemStates.length] ?? 'unknown',
    endedAt: null,
  }))
  return { ...act, items, counts: countStates(items), endedAt: null }
}

const inStates = (act: ActDetail, of: (at: number) => ActItemState) => {
  const items = act.items.map((item, at) => ({ ...item, state: of(at), endedAt: null }))
  return { ...act, items, counts: countStates(items), endedAt: null }
}

const isRunning = (act: ActDetail) =>
  inStates(act, (at) =>
    at < 9 ? 'succeeded' : at < 10 ? 'failed' : at < 13 ? 'running' : 'queued',
  )

const visions = ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const

test('an act that runs, and one in every state to eyes that see fewer colours', async ({
  open,
  sightline,
}) => {
  test.setTimeout(600_000)
  const act = await anAct(await open('/sources'), sightline)
  for (const look of everySize) {
    const page = await open('/sources', look)
    await retold(page, oneAct, isRunning)
    await page.goto(`${sightline.url}${paths.act(act.id)}`)
    await page.getByText('11 queued').first().waitFor()
    await shot(page, 'act-running', look)
  }
  for (const look of desk) {
    const page = await open('/sources', look)
    await retold(page, oneAct, inEveryState)
    await page.goto(`${sightline.url}${paths.act(act.id)}`)
    await page.getByText('2 declined').first().waitFor()
    await shot(page, 'act-every-state', look)
    const cdp = await page.context().newCDPSession(page)
    for (const type of visions) {
      await cdp.send('Emulation.setEmulatedVisionDeficiency', { type })
      await shot(page, `act-${type}`, look)
    }
    await page.goto(`${sightline.url}/tasks`)
    await page.getByRole('treegrid').waitFor()
    await page.waitForTimeout(1_000)
    await shot(page, 'list-achromatopsia', look)
  }
})

const runningSince = (minutes: number, progress: TaskDetail['progress']): Partial<TaskDetail> => ({
  state: 'running',
  startedAt: ago(minutes),
  endedAt: null,
  stalledSince: null,
  progress,
})
const estimate = {
  kind: 'estimated',
  shortMs: 360_000,
  typicalMs: 540_000,
  longMs: 840_000,
} as const

const tellings: Record<string, (task: TaskDetail) => Partial<TaskDetail>> = {
  estimated: () => runningSince(5, estimate),
  'estimated-late': () => runningSince(22, estimate),
  'no-measure': () => runningSince(5, { kind: 'unknown' }),
  ledger: ({ sourceId, targets }) => ({
    state: 'unknown',
    name: 'UID light on',
    progress: { kind: 'unknown' },
    note: null,
    sourceState: 'No record any more',
    log: [],
    endedAt: null,
    asOf: null,
    targets: targets.slice(0, 1),
    act: { id: 'some-act', act: 'UID light on', by: 'Demo operator', at: ago(90), from: sourceId },
    keptBy: 'ledger',
  }),
}

test('tasks that are estimated, and told by the ledger alone', async ({ open, sightline }) => {
  test.setTimeout(400_000)
  const { estate, url } = sightline
  const machine = [...estate.machines.values()].find(
    ({ region, subscribed, connected }) => region === 'eu-central' && subscribed && connected,
  )
  const job = estate.startJob({
    template: 'inventory',
    resourceId: machine?.id ?? '',
    durationMs: 20 * 3_600_000,
  })
  for (const look of everySize) {
    const page = await open('/sources', look)
    for (const [name, tell] of Object.entries(tellings)) {
      if (look.size !== 'desk' && name !== 'estimated') continue
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await retold(page, oneTask, (task: TaskDetail) => ({ ...task, ...tell(task) }))
      // The page comes with what the task is; the changed answer is the one after that.
      const told = page.waitForResponse(oneTask)
      await page.goto(`${url}${paths.task({ sourceId: 'eu-central', id: job.id })}`)
      await told
      await page.waitForTimeout(500)
      await shot(page, name, look)
    }
  }
})

test('the quiet note of what has ended', async ({ open, sightline }) => {
  const act = await anAct(await open('/sources'), sightline)
  for (const look of everySize.filter(({ size }) => size === 'desk' || size === 'phone')) {
    const page = await open('/sources', look)
    await retold(page, /\/api\/acts(\?|$)/, (told: Acts) => ({
      ...told,
      acts: told.acts.map((one, at) => ({
        ...one,
        endedAt: new Date().toISOString(),
        seen: false,
        counts: at === 0 ? { succeeded: 23, failed: 1 } : { succeeded: 24 },
      })),
    }))
    await page.evaluate((person) => localStorage.setItem(`told-until:${person}`, '2000'), act.by)
    await page.goto(`${sightline.url}/tasks`)
    await page.getByRole('status').filter({ hasText: 'has ended' }).waitFor()
    await shot(page, 'note', look)
  }
})
