import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { apiPaths } from '../contract/paths'
import { placesFor } from './places'
import { openShell } from './testing/open-shell'

afterEach(cleanup)

const hits = [
  { kind: 'server', sourceId: 'us-west', id: 'a+b', name: 'esx-par-114', hint: 'Critical' },
  { kind: 'task', sourceId: 'us-west', id: 't1', name: 'Firmware on esx-par', hint: 'Running' },
]

const open = async () => {
  const shell = openShell({ [apiPaths.find]: { hits } })
  await screen.findByRole('heading', { name: 'Servers' })
  await shell.user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Go to anything' })
  return { ...shell, field }
}

test('it opens on the views, and Enter goes to the first that fits', async () => {
  const { field, user, where } = await open()
  expect(screen.getAllByRole('option')).toHaveLength(placesFor('operator').length)
  await user.type(field, 'task')
  await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain('Tasks'))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(where()).toBe('/tasks'))
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('what the sources hold is found as one types, and reached with the arrows', async () => {
  const { field, user, where } = await open()
  await user.type(field, 'esx')
  expect(await screen.findByRole('option', { name: /esx-par-114 Critical Server/ })).toBeTruthy()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  await waitFor(() => expect(where()).toBe('/servers/us-west/a%2Bb'))
})

test('one letter asks nobody', async () => {
  const { fetch, field, user } = await open()
  await user.type(field, 'e')
  expect(fetch.mock.calls.filter(([url]) => url.startsWith(apiPaths.find))).toEqual([])
})
