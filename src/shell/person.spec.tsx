import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { apiPaths } from '../contract/paths'
import { initials } from './person'
import { openShell } from './testing/open-shell'
import { chooseTheme } from './theme'

afterEach(() => {
  cleanup()
  chooseTheme('system')
})

test.each([
  ['Ana Ruiz', 'AR'],
  ['operator', 'OP'],
  ['oncall-1', 'O1'],
  ['a.b.c', 'AB'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

const open = async () => {
  const shell = openShell()
  await shell.user.click(await screen.findByRole('button', { name: 'Ana Ruiz, operator' }))
  await screen.findByRole('dialog', { name: 'Ana Ruiz' })
  return shell
}

test('a theme is chosen here and in force at once', async () => {
  const { user } = await open()
  await user.click(screen.getByRole('radio', { name: 'Light' }))
  expect(document.documentElement.dataset['theme']).toBe('light')
})

test('signing out takes the estate off the screen and asks who comes next', async () => {
  const { answer, fetch, user } = await open()
  answer(apiPaths.session, { signedIn: false, demo: false })
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByLabelText('Password')).toBeTruthy()
  expect(screen.queryByText('COM us-west')).toBeNull()
  await waitFor(() =>
    expect(fetch).toHaveBeenCalledWith(
      apiPaths.session,
      expect.objectContaining({
        method: 'DELETE',
        headers: expect.objectContaining({ 'x-sightline-csrf': 'token' }),
      }),
    ),
  )
})
