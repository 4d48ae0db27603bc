import { QueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { activitiesQuery, activityHistogramQuery, activityQuery } from './activities'
import { findQuery } from './find'
import { serverQuery, serversQuery } from './servers'
import { sourcesQuery } from './sources'
import { taskHistogramQuery, taskQuery, tasksQuery } from './tasks'
import { vmBackupsQuery, vmQuery, vmsQuery } from './vms'

const asked: string[] = []
beforeEach(() => {
  asked.length = 0
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(new Response('{}', { status: 404 }))
  })
})
const id = 'P18606-B21+CZJ1'

type Query = { queryKey: QueryKey; queryFn?: unknown }

test.each<[Query, string]>([
  [serversQuery('state=critical', 128, 128), '/api/servers?state=critical&offset=128&limit=128'],
  [serverQuery('us-west', id), '/api/servers/us-west/P18606-B21%2BCZJ1'],
  [activitiesQuery('', 0, 128), '/api/activities?offset=0&limit=128'],
  [activityQuery('us-west', 'a1'), '/api/activities/us-west/a1'],
  [activityHistogramQuery('tone=critical'), '/api/histograms/activities?tone=critical'],
  [vmsQuery('', 0, 128), '/api/vms?offset=0&limit=128'],
  [vmQuery('fed', 'v/1'), '/api/vms/fed/v%2F1'],
  [
    vmBackupsQuery('fed', 'v1', 'sort=at', 0, 8),
    '/api/vms/fed/v1/backups?sort=at&offset=0&limit=8',
  ],
  [tasksQuery('', 0, 128), '/api/tasks?offset=0&limit=128'],
  [taskQuery('us-west', 't1'), '/api/tasks/us-west/t1'],
  [taskHistogramQuery(''), '/api/histograms/tasks?'],
  [sourcesQuery(), '/api/sources'],
  [findQuery('esx & co'), '/api/find?q=esx+%26+co'],
])('%# asks one URL of the BFF: %s', async (options, url) => {
  const queryFn = options.queryFn as () => Promise<unknown>
  const { queryKey } = options
  await new QueryClient().fetchQuery({ queryKey, queryFn, retry: false }).catch(() => null)
  expect(asked).toEqual([url])
})

test('everything of a resource is under its name, so that one prefix reaches all of it', () => {
  const keys = [
    vmsQuery('', 0, 128).queryKey,
    vmQuery('fed', 'v1').queryKey,
    vmBackupsQuery('fed', 'v1', '', 0, 8).queryKey,
  ]
  expect(keys.map(([first]) => first)).toEqual(['vms', 'vms', 'vms'])
  expect(vmBackupsQuery('fed', 'v1', '', 0, 8).queryKey.slice(0, 4)).toEqual(
    vmQuery('fed', 'v1').queryKey,
  )
})
