import { expect, test } from 'vitest'
import type { Acts } from '../../contract/act'
import type { Operation } from '../../contract/operation'
import type { Page } from '../../contract/page'
import { anAct, anActItem } from '../testing/an-act'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'

const at = (minute: number) =>
  new Date(Date.parse('2026-11-20T08:00:00Z') + minute * 60_000).toISOString()

/** An ended act of Ana's on three servers, two of which failed; `as` who asks. */
const openFailedAct = async () => {
  const { store, ask, as, hold } = await openConsole()
  const mine = await as('operator')
  const session = await store.selectFrom('session').select('person').executeTakeFirstOrThrow()
  const act = anAct({ at: at(0), person: session.person, actor: 'ana', ended_at: at(6) })
  await store.insertInto('act').values(act).execute()
  const states = ['failed', 'failed', 'succeeded'] as const
  await store
    .insertInto('act_item')
    .values(
      states.map((state, place) =>
        anActItem({
          place,
          target_id: `s${place}`,
          name: `esx-${place}`,
          state,
          task_id: `t${place}`,
          sent_at: at(0),
          ended_at: at(5),
        }),
      ),
    )
    .execute()
  await hold(
    'task',
    states.map((state, place) =>
      aTask({ id: `t${place}`, state, operation: 'act~a1', createdAt: at(1), endedAt: at(5) }),
    ),
  )
  const post = (url: string, payload: object, headers = mine) =>
    ask({ method: 'POST', url, payload, headers })
  const read = async (headers = mine) => {
    const acts = (await ask({ url: '/api/acts?mine=1', headers })).json<Acts>().acts
    const unseen = async (path: string) =>
      (await ask({ url: path, headers })).json<Page<Operation>>().unseen
    return {
      inTray: acts.filter(({ seen }) => !seen).map(({ id }) => id),
      inList: await unseen('/api/operations'),
      ofTasks: (await unseen('/api/tasks'))?.toSorted(),
    }
  }
  const see = (id: string) => post('/api/seen', { task: { sourceId: 'us-west', id } })
  return { as, post, read, see }
}

const nothing = { inTray: [], inList: [], ofTasks: [] }
const everything = {
  inTray: ['a1'],
  inList: ['act~a1'],
  ofTasks: ['us-west~t0', 'us-west~t1'],
}

test('an act that was looked at is seen in the tray, in the list and with its tasks', async () => {
  const { post, read } = await openFailedAct()
  expect(await read()).toEqual(everything)
  await post('/api/acts/a1/seen', {})
  expect(await read()).toEqual(nothing)
})

test('somebody else who looks at it has seen it themselves, and leaves it to who started it', async () => {
  const { post, read, as } = await openFailedAct()
  const theirs = await as('viewer')
  await post('/api/acts/a1/seen', {}, theirs)
  expect(await read(theirs)).toEqual(nothing)
  expect(await read()).toEqual(everything)
})

test('it is seen with the last of its failed tasks, and not before', async () => {
  const { see, read } = await openFailedAct()
  await see('t0')
  expect((await read()).inTray).toEqual(['a1'])
  await see('t1')
  expect(await read()).toEqual(nothing)
})

test('who marks all as seen has an empty tray, too', async () => {
  const { post, read } = await openFailedAct()
  await post('/api/seen', { task: null })
  expect(await read()).toEqual(nothing)
})
