import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

test('what is missing or wrong is said beside its field, and nothing is sent', async () => {
  const { user, console } = await openPage('/displays', async () => {})
  await user.type(await screen.findByLabelText('Letters on the screen'), 'ABC')
  for (const box of screen.getAllByRole('checkbox')) await user.click(box)
  await user.click(screen.getByRole('button', { name: 'Pair' }))
  expect(screen.getByText('Enter the 6 letters that the screen shows.')).toBeTruthy()
  expect(screen.getByText('Give the display a name.')).toBeTruthy()
  expect(screen.getByText('Choose at least one board.')).toBeTruthy()
  expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
  expect(
    await console.store
      .selectFrom('audit')
      .select('action')
      .where('action', '=', 'pairing-refused')
      .execute(),
  ).toEqual([])
})

test('a screen is paired, and the form is ready for the next', async () => {
  let code = ''
  const { user } = await openPage('/displays', async (console, { aScreen }) => {
    code = await aScreen(console).code()
  })
  expect(await screen.findByText('No screen is paired')).toBeTruthy()
  await user.type(screen.getByLabelText('Letters on the screen'), code)
  await user.type(screen.getByLabelText('Name'), 'NOC left')
  await user.click(screen.getByRole('checkbox', { name: /Backups/ }))
  await user.click(screen.getByRole('button', { name: 'Pair' }))
  const row = await screen.findByRole('row', { name: /NOC left/ })
  expect(row.textContent).toContain('Health · Tasks')
  expect(row.textContent).toContain('Awaited')
  expect(row.textContent).toContain('Demo operator')
  expect(screen.getByText(/NOC left is paired/)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Letters on the screen').value).toBe('')
})

test('letters that no screen shows are refused in words', async () => {
  const { user } = await openPage('/displays', async () => {})
  await user.type(await screen.findByLabelText('Letters on the screen'), 'cdf hjk')
  await user.type(screen.getByLabelText('Name'), 'NOC left{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('No screen waits with this code')
})

test('a display is renamed and gets other boards', async () => {
  const { user } = await openPage('/displays', async (console, { aPairedScreen }) => {
    await aPairedScreen(console, ['health'])
  })
  await user.click(await screen.findByRole('button', { name: 'Change NOC left' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Change NOC left' }))
  expect(dialog.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)).toEqual([
    true,
    false,
    false,
  ])
  await user.clear(dialog.getByLabelText('Name'))
  await user.type(dialog.getByLabelText('Name'), 'Canteen')
  await user.click(dialog.getByRole('checkbox', { name: /Tasks/ }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  const row = await screen.findByRole('row', { name: /Canteen/ })
  expect(row.textContent).toContain('Health · Tasks')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a revocation says what happens before it does', async () => {
  const { user } = await openPage('/displays', async (console, { aPairedScreen }) => {
    await aPairedScreen(console)
  })
  await user.click(await screen.findByRole('button', { name: 'Revoke NOC left' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke NOC left?' }))
  expect(dialog.getByText(/reads nothing from this moment on/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Revoke' }))
  expect(await screen.findByText('No screen is paired')).toBeTruthy()
})

test('a screen that has not been seen for a while is said to be silent', async () => {
  const { console, poll } = await openPage('/displays', async (console, { aPairedScreen }) => {
    await aPairedScreen(console)
  })
  expect((await screen.findByRole('row', { name: /NOC left/ })).textContent).toContain('Live')
  await console.advance(3 * 60_000)
  await poll()
  await waitFor(() =>
    expect(screen.getByRole('row', { name: /NOC left/ }).textContent).toContain('Silent'),
  )
})
