import { expect, test } from 'vitest'
import type { ActDetail, Acts } from '../../contract/act'
import type { Role } from '../../contract/session'
import type { TaskDetail } from '../../contract/task'
import type { Mirror } from '../mirror/mirror'
import { openRegion } from '../sources/greenlake/testing/open-region'
import { openIlos } from '../sources/ilo/testing/open-ilos'
import { openFederation } from '../sources/omnistack/testing/open-federation'
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

test(
  'who did it is for everybody to see, from where only for operators and admins',
  slow,
  async () => {
    const { end, ask, as } = await open()
    const seenBy = async (role: Role) => {
      const headers = await as(role)
      const read = async (url: string) => (await ask({ url, headers })).json()
      const [act, task] = [await read(`/api/acts/${end.id}`), await read(taskPath(end))]
      return [act.by, act.from, task.act.by, task.act.from]
    }
    const by = 'Demo operator'
    const from = expect.stringContaining('127.0.0.1') as string
    expect(await seenBy('admin')).toEqual([by, from, by, from])
    expect(await seenBy('operator')).toEqual([by, from, by, from])
    expect(await seenBy('viewer')).toEqual([by, null, by, null])
  },
)

test('no reply to a viewer holds the address of who acted', slow, async () => {
  const { end, ask, as } = await open()
  const headers = await as('viewer')
  for (const url of ['/api/acts', `/api/acts/${end.id}`, '/api/tasks', taskPath(end)])
    expect((await ask({ url, headers })).body).not.toContain('127.0.0.1')
})

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

const withoutRecord = async (acting: {
  end: ActDetail
  mirror: Mirror
  read: <T>(url: string) => Promise<T>
}) => {
  const { end, mirror, read } = acting
  const { sourceId = '', taskId } = end.items[0] ?? {}
  await mirror.openPass(sourceId, 'retention', null).remove('task', [taskId ?? ''])
  return read<TaskDetail>(taskPath(end))
}

test(
  'told by the ledger alone, a backup of a VM is still the kind of task that it was',
  slow,
  async () => {
    const region = openRegion()
    const acting = await openActing(region, { settleMs: 10_000 })
    const vm = [...region.estate.vms.values()].find(
      ({ home, jobId, ailment }) =>
        'greenlake' in home &&
        home.greenlake === region.region &&
        jobId !== null &&
        ailment === null,
    )
    const { end } = await acting.follow((await acting.act('back-up-now', [vm?.id ?? ''])).id)
    expect(await withoutRecord({ ...acting, end })).toMatchObject({
      kind: 'data-services-operation',
      keptBy: 'ledger',
      targets: [{ kind: 'vm', id: vm?.id }],
    })
  },
)

test(
  'told by the ledger alone, an OmniStack task and an act on an iLO are what they were',
  slow,
  async () => {
    const federation = await openActing(openFederation(), { settleMs: 10_000 })
    const { items } = await federation.read<{ items: { id: string }[] }>('/api/vms')
    const backup = await federation.act('back-up-now', [items[0]?.id ?? ''])
    const { end } = await federation.follow(backup.id)
    expect(await withoutRecord({ ...federation, end })).toMatchObject({ kind: 'omnistack-task' })

    const ilos = openIlos()
    const acting = await openActing(ilos)
    const machine = ilos.machines.find(({ power }) => power === 'ON')
    const lit = await acting.follow((await acting.act('uid-on', [machine?.uuid ?? ''])).id)
    expect(await withoutRecord({ ...acting, end: lit.end })).toMatchObject({ kind: 'redfish' })
  },
)
