import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openPage } from '../testing/open-page'

const problem = {
  kind: 'unreachable',
  title: 'COM us-west cannot be reached',
  detail: 'Nothing listens at its address.',
} as const
const hourMs = 3_600_000
const lists = { servers: 'server', 'virtual-machines': 'vm' } as const

vi.setConfig({ testTimeout: 40_000 })

/** A page of a thing of a source that was read an hour ago, and is heard since or not. */
const openOf = (path: string, heard: boolean) =>
  openPage(
    path,
    async ({ hold, collections, surroundings }, { aServer, aVm }) => {
      await hold('server', [aServer({ id: 's1', name: 'esx-par-114' })], 'servers')
      await hold('vm', [aVm({ id: 'v1', name: 'billing-01' })], 'virtual-machines')
      const now = surroundings.now().getTime()
      for (const list of Object.keys(lists)) {
        const asOf = heard ? now : now - hourMs
        await collections.succeeded('us-west', list, { asOf, complete: true, held: 1 })
        if (!heard) await collections.failed('us-west', list, problem, now)
      }
    },
    'operator',
    ({ aSource, aCollector }) => [
      aSource({
        collectors: Object.entries(lists).map(([collection, entity]) =>
          aCollector({ collection, entity }),
        ),
      }),
    ],
  )

test.each([
  ['a server', '/servers/us-west/s1', 'esx-par-114'],
  ['a VM', '/backups/us-west/v1', 'billing-01'],
])(
  'that the source of %s is silent is said on its page, with the reason',
  async (_, path, name) => {
    await openOf(path, false)
    await screen.findByRole('article', { name }, { timeout: 20_000 })
    expect(await screen.findByText(/us-west is unreachable: this is as of/)).toBeTruthy()
    expect(
      screen.getByText('COM us-west cannot be reached: Nothing listens at its address.'),
    ).toBeTruthy()
  },
)

test('where the source is heard, nothing is said of it', async () => {
  await openOf('/servers/us-west/s1', true)
  await screen.findByRole('article', { name: 'esx-par-114' }, { timeout: 20_000 })
  expect(screen.queryByText(/is unreachable|is stale/)).toBeNull()
})
