import { expect, test } from 'vitest'
import type { ActDetail, Acts } from '../../contract/act'
import type { TaskDetail } from '../../contract/task'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openActing } from './testing/act-on'

const slow = { timeout: 60_000 }

const open = async () => {
  const region = openRegion()
  const acting = await openActing(region)
  const machine = [...region.estate.machines.values()].find(
    ({ region: of, subscribed, connected, power }) =>
      of === region.region && subscribed && connected && power === 'ON',
  )
  if (!machine) throw new Error('The estate has no such server.')
  const started = await acting.act('uid-on', [machine.id])
  const { end } = await acting.follow(started.id)
  return { ...region, ...acting, machine, end }
}

const taskPath = ({ items: [item] }: ActDetail) =>
  `/api/tasks/${item?.sourceId}/${encodeURIComponent(item?.taskId ?? '')}`

test(
  'a task says which act started it, by whom, from where, and what it was told',
  slow,
  async () => {
    const { end, read } = await open()
    const task = await read<TaskDetail>(taskPath(end))
    expect(task.act).toMatchObject({ id: end.id, by: 'Demo operator', at: end.at })
    expect(task.act?.from).toContain('127.0.0.1')
    expect(task.keptBy).toBe('mirror')
    expect(task.parameters).toEqual([{ name: 'Template', value: 'UID on' }])
  },
)

test('an act keeps what its preview said', slow, async () => {
  const { end } = await open()
  expect(end.items[0]).toMatchObject({ said: 'Its UID light is switched on.', state: 'succeeded' })
})

test('a task that nobody else keeps any more is told from the ledger', slow, async () => {
  const { end, read, mirror, machine } = await open()
  const taskId = end.items[0]?.taskId ?? ''
  await mirror.openPass('eu-central', 'retention', null).remove('task', [taskId])
  const task = await read<TaskDetail>(taskPath(end))
  expect(task).toMatchObject({
    id: taskId,
    name: 'UID light on',
    state: 'succeeded',
    keptBy: 'ledger',
    targets: [{ kind: 'server', id: machine.id }],
    act: { id: end.id },
  })
})

test(
  'an act stays unseen until who started it looks; nobody else can see it for them',
  slow,
  async () => {
    const { end, read, ask, headers, as } = await open()
    const seenBy = (who: Record<string, string>) =>
      ask({ method: 'POST', url: `/api/acts/${end.id}/seen`, headers: who })
    const isSeen = async () => (await read<Acts>('/api/acts?mine=1')).acts[0]?.seen
    expect(await isSeen()).toBe(false)
    expect((await seenBy(await as('viewer'))).statusCode).toBe(200)
    expect(await isSeen()).toBe(false)
    expect((await seenBy(headers)).statusCode).toBe(200)
    expect(await isSeen()).toBe(true)
  },
)
