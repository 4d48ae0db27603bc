import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../../testing/open-page'

/** The dialog over a BFF in this process, whose source takes every act at once. */

const asked: string[] = []
type MakeSources = NonNullable<Parameters<typeof openPage>[3]>
type Acts = NonNullable<ReturnType<MakeSources>[number]['acts']>
const sources: MakeSources = ({ aSource }) => [
  aSource({
    acts: {
      can: new Set(['restart', 'force-off', 'uid-on', 'power-on', 'collect-logs']),
      begin: async ({ act, targetId }) => {
        asked.push(`${act} ${targetId}`)
        const problem = {
          kind: 'refused',
          title: 'COM us-west refused the request',
          detail: 'It is locked.',
        } as const
        return targetId === 'P1+S2'
          ? { ok: false, sent: false, problem }
          : { ok: true, value: { kind: 'done', note: 'Done.' } }
      },
    },
  }),
]

const open = (path: string) => {
  asked.length = 0
  return openPage(
    path,
    async ({ hold }, { aServer }) => {
      await hold('server', [
        aServer({ id: 'P1+S1', name: 'esx-par-001', serial: 'S1' }),
        aServer({ id: 'P1+S2', name: 'esx-par-002', serial: 'S2' }),
        aServer({ id: 'P1+S3', name: 'esx-par-003', serial: 'S3', power: 'off' }),
      ])
    },
    'operator',
    sources,
  )
}

test('by keyboard alone: menu, preview, confirmation, result', async () => {
  const { user } = await open('/servers/us-west/P1%2BS1')
  const button = await screen.findByRole('button', { name: 'Act' })
  button.focus()
  await user.keyboard('{Enter}')
  const menu = await screen.findByRole('toolbar', { name: 'Acts' })
  within(menu).getByRole('button', { name: 'Power on' }).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  const dialog = await screen.findByRole('dialog', { name: 'Restart' })
  await within(dialog).findByText('It will happen to 1 server.')
  expect(dialog.textContent).toContain('esx-par-001')
  expect(dialog.textContent).toContain('What was not saved is lost.')
  const go = within(dialog).getByRole('button', { name: 'Restart: 1 server' })
  for (let tabs = 0; document.activeElement !== go && tabs < 6; tabs += 1) await user.tab()
  expect(document.activeElement).toBe(go)
  await user.keyboard('{Enter}')
  await within(dialog).findByText('1 done')
  expect(asked).toEqual(['restart P1+S1'])
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Restart' })).toBeNull())
})

test('forced on several: their number is typed, some are skipped, one fails', async () => {
  const { user, choose } = await open('/servers')
  await screen.findByText('esx-par-001')
  await choose('servers', ['us-west~P1+S1', 'us-west~P1+S2', 'us-west~P1+S3'])
  const bar = await screen.findByRole('region', { name: 'Chosen servers' })
  expect(bar.textContent).toContain('3 servers chosen')
  await user.click(within(bar).getByRole('button', { name: 'Act' }))
  await user.click(await screen.findByRole('button', { name: /Force off/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Force off' })
  await within(dialog).findByText('It will happen to 2 servers, 1 skipped.')
  expect(dialog.textContent).toContain('Skipped: It is off already.')
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Force off: 2 servers' })
  expect(go.disabled).toBe(true)
  const field = within(dialog).getByLabelText('Type 2, the number of servers')
  await waitFor(() => expect(document.activeElement).toBe(field))
  await user.keyboard('3')
  expect(go.disabled).toBe(true)
  await user.keyboard('{Backspace}2{Enter}')
  await waitFor(() => expect(dialog.textContent).toMatch(/1 done.*1 failed.*1 skipped/))
  expect(dialog.textContent).toContain('It is locked.')
  expect([...asked].sort()).toEqual(['force-off P1+S1', 'force-off P1+S2'])
})

test('an answer that is lost loses nothing: sent again it is done once', async () => {
  const { user } = await open('/servers/us-west/P1%2BS1')
  await user.click(await screen.findByRole('button', { name: 'Act' }))
  await user.click(await screen.findByRole('button', { name: 'UID light on' }))
  const dialog = await screen.findByRole('dialog', { name: 'UID light on' })
  const go = await within(dialog).findByRole('button', { name: 'UID light on: 1 server' })
  const real = globalThis.fetch
  globalThis.fetch = async (...request) => {
    await real(...request)
    globalThis.fetch = real
    throw new TypeError('the connection was lost')
  }
  await user.click(go)
  await within(dialog).findByText('Sightline does not answer')
  await user.click(within(dialog).getByRole('button', { name: 'Send again' }))
  await within(dialog).findByText('1 done')
  expect(asked).toEqual(['uid-on P1+S1'])
})

test('a row says which task is under way on its server', async () => {
  const { console, make, poll } = await open('/servers')
  await screen.findByText('esx-par-001')
  await console.hold('task', [
    make.aTask({
      id: 't9',
      name: 'Update firmware',
      state: 'running',
      progress: { kind: 'measured', percent: 42 },
      targets: [{ kind: 'server', sourceId: 'us-west', id: 'P1+S1', name: 'esx-par-001' }],
    }),
  ])
  await poll()
  expect(await screen.findByText('Update firmware: running 42 %')).toBeTruthy()
})

test('all that match are chosen, also those that are not loaded; more than an order takes are refused', async () => {
  const { user, choose } = await openPage('/servers?state=ok', async ({ hold }, { aServer }) => {
    const servers = Array.from({ length: 501 }, (_, at) => aServer({ id: `P1+S${at}` }))
    await hold('server', [...servers, aServer({ id: 'P1+X', state: 'critical' })])
  })
  await waitFor(() => expect(document.body.textContent).toContain('501 servers match'))
  await choose('servers', ['us-west~P1+S1'])
  const bar = await screen.findByRole('region', { name: 'Chosen servers' })
  expect(within(bar).getByRole('button', { name: 'Act' })).toBeTruthy()
  await user.click(within(bar).getByRole('button', { name: 'All 501 that match' }))
  await within(bar).findByText(/501 servers chosen/)
  expect(bar.textContent).toContain('At most 500 can be acted on at once: choose fewer.')
  expect(within(bar).queryByRole('button', { name: /Act|All/ })).toBeNull()
  await user.click(within(bar).getByRole('button', { name: 'Clear' }))
  await choose('servers', ['us-west~P1+S1', 'us-west~P1+X'])
  expect(await screen.findByRole('button', { name: 'Act' })).toBeTruthy()
})

test('what an act was told is still there when one comes back from its preview', async () => {
  const { user } = await open('/servers/us-west/P1%2BS1')
  await user.click(await screen.findByRole('button', { name: 'Act' }))
  await user.click(await screen.findByRole('button', { name: 'Collect logs' }))
  const dialog = await screen.findByRole('dialog', { name: 'Collect logs' })
  await user.click(within(dialog).getByRole('checkbox', { name: /Active Health System/ }))
  await user.click(within(dialog).getByRole('button', { name: 'Preview' }))
  await user.click(await within(dialog).findByRole('button', { name: 'Back' }))
  const box = within(dialog).getByRole<HTMLInputElement>('checkbox', { name: /Active Health/ })
  expect(box.checked).toBe(true)
})

const twoWays: MakeSources = ({ aSource }) => {
  const takesAll: Acts = {
    can: new Set(['update-ilo-firmware']),
    begin: async ({ targetId, options }) => {
      asked.push(`${targetId} ${options.image ?? 'newest'}`)
      return { ok: true, value: { kind: 'done', note: 'Done.' } }
    },
  }
  return [
    aSource({ acts: takesAll }),
    aSource({ id: 'ilos', name: 'Lab iLOs', kind: 'ilo', acts: takesAll }),
  ]
}

const openTwoWays = (path: string) => {
  asked.length = 0
  return openPage(
    path,
    async ({ hold }, { aServer }) => {
      await hold('server', [aServer({ id: 'P1+S1', serial: 'S1', iloVersion: '3.10' })])
      const alone = { sourceId: 'ilos', id: 'u-2', name: 'lab-7', serial: 'S2' }
      await hold('server', [aServer({ ...alone, iloVersion: '1.66' })])
    },
    'operator',
    twoWays,
  )
}
const toUpdate = async ({ user }: Awaited<ReturnType<typeof openTwoWays>>) => {
  await user.click(await screen.findByRole('button', { name: 'Act' }))
  await user.click(await screen.findByRole('button', { name: 'Update iLO firmware' }))
  return screen.findByRole('dialog', { name: 'Update iLO firmware' })
}

test('through COM alone the firmware of an iLO takes no image: the preview comes at once', async () => {
  const page = await openTwoWays('/servers/us-west/P1%2BS1')
  const dialog = await toUpdate(page)
  await within(dialog).findByText(/^Through Compute Ops Management: its iLO gets the newest/)
  expect(dialog.textContent).toContain('Its iLO has 3.10 now.')
  expect(within(dialog).queryByLabelText(/image/)).toBeNull()
})

test('where iLOs are asked directly an image is asked for; each machine goes by its own way', async () => {
  const page = await openTwoWays('/servers')
  await screen.findByText('lab-7')
  await page.choose('servers', ['us-west~P1+S1', 'ilos~u-2'])
  const dialog = await toUpdate(page)
  const field = within(dialog).getByLabelText('Address of the firmware image')
  expect(dialog.textContent).toContain('for the one server that is updated directly on its iLO')
  await page.user.type(field, 'https://ana:secret@files.example.net/a.fwpkg{Enter}')
  await within(dialog).findByText(/must not hold a user name or password/)
  await page.user.clear(field)
  await page.user.type(field, 'https://files.example.net/a.fwpkg{Enter}')
  const lines = await within(dialog).findByRole('list', { name: 'Servers' })
  const said = within(lines)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent ?? '')
  const [direct, alone] = said.slice(said.findIndex((line) => line.startsWith('Directly')))
  expect(direct).toContain('its iLO fetches https://files.example.net/a.fwpkg, flashes it')
  expect(alone).toMatch(/lab-7.*Its iLO has 1\.66 now\./)
  const [com, known] = said.slice(said.findIndex((line) => line.startsWith('Through')))
  expect(com).toContain('Through Compute Ops Management: its iLO gets the newest firmware')
  expect(known).toContain('Its iLO has 3.10 now.')
  await page.user.click(
    within(dialog).getByRole('button', { name: 'Update iLO firmware: 2 servers' }),
  )
  await within(dialog).findByText('2 done')
  expect([...asked].sort()).toEqual([
    'P1+S1 https://files.example.net/a.fwpkg',
    'u-2 https://files.example.net/a.fwpkg',
  ])
})
