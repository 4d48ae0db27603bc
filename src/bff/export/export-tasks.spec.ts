import { expect, test } from 'vitest'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'

const open = async () => {
  const { hold, ask, as } = await openConsole()
  await hold('task', [
    aTask({ id: 'root', name: 'Group update', note: 'Two to go' }),
    aTask({
      id: 'one',
      parentId: 'root',
      progress: { kind: 'measured', percent: 62.9 },
      startedAt: '2026-11-20T09:51:00.000Z',
      targets: [{ kind: 'server', sourceId: 'us-west', id: 's1', name: 'esx-par-001' }],
    }),
    aTask({
      id: 'two',
      parentId: 'root',
      state: 'succeeded',
      endedAt: '2026-11-20T09:59:00.000Z',
      progress: { kind: 'estimated', shortMs: 1, typicalMs: 2, longMs: 3 },
    }),
  ])
  const headers = await as('viewer')
  return async (url: string) => (await ask({ url, headers })).body
}

const rowsOf = (csv: string) => {
  const [head = '', ...rows] = (csv.split('\r\n\r\n')[1] ?? '').trimEnd().split('\r\n')
  const cells = (line: string) => line.slice(1, -1).split('","')
  return rows.map((row) =>
    Object.fromEntries(cells(head).map((name, at) => [name, cells(row)[at]])),
  )
}

test('tasks in a file say what was measured or counted; an estimate is none of the source’s words', async () => {
  const get = await open()
  const rows = rowsOf(await get('/api/tasks/export?format=csv&sort=name'))
  const told = new Map(rows.map((row) => [row['Id'], row]))
  expect(told.get('root')).toMatchObject({ Progress: '1 of 2', What: 'Two to go' })
  expect(told.get('one')).toMatchObject({
    State: 'Running',
    Progress: '62 %',
    Kind: 'COM job',
    Touches: 'esx-par-001',
    Started: '2026-11-20T09:51:00.000Z',
  })
  expect(told.get('two')).toMatchObject({ State: 'Done', Progress: '' })
})

test('by what they are a part of, with their parts counted, in the zone of the asker', async () => {
  const get = await open()
  const [operation, ...others] = rowsOf(
    await get('/api/operations/export?format=csv&tz=Europe/Paris'),
  )
  expect(others).toEqual([])
  expect(operation).toMatchObject({
    Id: 'root',
    Parts: '1 done · 1 running',
    Created: '2026-11-20T10:50:00.000+01:00',
  })
})
