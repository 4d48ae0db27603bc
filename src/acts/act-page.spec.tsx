import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ActOptions } from '../contract/act'
import { openPage } from '../testing/open-page'

const id = 'ab'.repeat(16)
const bundle = {
  id,
  name: 'Gen11 2026.10.00',
  kind: 'BASE',
  generation: 11,
  releasedAt: null,
  active: true,
}

type Make = Parameters<NonNullable<Parameters<typeof openPage>[3]>>[0]
type Acts = NonNullable<ReturnType<Make['aSource']>['acts']>

/** The page of an act that was told `options`, for a viewer. */
const open = (told: ActOptions, bundles: NonNullable<Acts['bundles']>) =>
  openPage(
    '/acts/a1',
    async ({ store }, { anAct, anActItem }) => {
      const at = '2026-11-20T09:00:00.000Z'
      const ended = { ended_at: at }
      const options = JSON.stringify(told)
      const act = anAct({ ...ended, seen_at: at, act: 'update-firmware', options })
      await store.insertInto('act').values(act).execute()
      const item = anActItem({ ...ended, state: 'succeeded', note: 'Done.' })
      await store.insertInto('act_item').values(item).execute()
    },
    'viewer',
    ({ aSource }) => [
      aSource({
        acts: {
          can: new Set(['update-firmware']),
          begin: async () => ({ ok: true, value: { kind: 'done', note: 'Done.' } }),
          bundles,
        },
      }),
    ],
  )

test('the firmware bundle of an act is called by its name', async () => {
  await open({ bundle: id }, async () => ({ ok: true, value: [bundle] }))
  expect(await screen.findByText('Gen11 2026.10.00')).toBeTruthy()
  expect(screen.queryByText(id)).toBeNull()
})

test('by its id where its source does not have it any more, or does not answer', async () => {
  await open({ bundle: id }, async () => ({ ok: true, value: [] }))
  expect(await screen.findByText(id)).toBeTruthy()
})

test('of an iLO that was asked directly the address of its image is shown', async () => {
  const image = 'https://files.example.net/ilo6_171.fwpkg'
  await open({ image }, async () => ({ ok: true, value: [] }))
  expect(await screen.findByText(image)).toBeTruthy()
})
