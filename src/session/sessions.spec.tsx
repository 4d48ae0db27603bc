import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const safari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X) Version/18.1 Safari/605.1.15'

/** The page of sessions, with one more of an operator's, in Safari. */
const open = (role: 'operator' | 'admin', at = '/sessions') =>
  openPage(
    at,
    async ({ as }) => {
      await as('operator', { 'user-agent': safari, 'x-forwarded-for': '192.0.2.7' })
    },
    role,
  )

test('one’s own sessions are listed with where they are, and signed out everywhere else', async () => {
  const { user } = await open('operator')
  const table = await screen.findByRole('table', { name: 'Your sessions' })
  expect(within(table).getAllByRole('row')).toHaveLength(3)
  expect(within(table).getByText('this one').closest('tr')?.textContent).toContain('127.0.0.1')
  expect(within(table).getByText('Safari 18 on macOS').closest('tr')?.textContent).toContain(
    '192.0.2.7',
  )
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }))
  expect(await screen.findByText('You are signed in nowhere else.')).toBeTruthy()
  expect(within(table).getAllByRole('row')).toHaveLength(2)
  expect(screen.queryByText('Everybody else')).toBeNull()
})

test('an admin finds anybody’s, and reads what ending it does before it ends', async () => {
  const { user } = await open('admin')
  const field = await screen.findByPlaceholderText('Person, role, browser, address')
  await screen.findByRole('table', { name: 'Everybody else' })
  await user.type(field, 'chrome')
  expect(await screen.findByText('Nothing matches')).toBeTruthy()
  expect(location.search).toBe('?q=chrome')
  await user.clear(field)
  await user.type(field, 'safari 192.0.2.7')
  await user.click(await screen.findByRole('button', { name: /^End the session of Demo operator/ }))
  const dialog = await screen.findByRole('dialog', { name: 'End the session of Demo operator?' })
  expect(dialog.textContent).toContain('Safari 18 on macOS at 192.0.2.7 is signed out at once')
  await user.click(within(dialog).getByRole('button', { name: 'End session' }))
  expect(await screen.findByText('Nobody else is signed in')).toBeTruthy()
})

test('a link to somebody’s sessions shows those', async () => {
  await open('admin', '/sessions?q=nobody')
  expect(await screen.findByText('Nothing matches')).toBeTruthy()
  expect(screen.getByText('0 of 1')).toBeTruthy()
})

test('of many sessions of one’s own the newest are shown, with this one, and the rest when asked for', async () => {
  const { user } = await openPage('/sessions', async ({ as, advance }) => {
    for (let minutes = 0; minutes < 8; minutes += 1) {
      await as('operator', { 'user-agent': safari, 'x-forwarded-for': `192.0.2.${minutes}` })
      await advance(60_000)
    }
  })
  const table = await screen.findByRole('table', { name: 'Your sessions' })
  const addresses = () =>
    within(table)
      .getAllByText(/192\.0\.2\.\d/)
      .map(({ textContent }) => textContent)
  expect(within(table).getByText('this one')).toBeTruthy()
  expect(addresses()).toEqual(['192.0.2.7', '192.0.2.6', '192.0.2.5', '192.0.2.4'])
  await user.click(screen.getByRole('button', { name: 'Show 4 more' }))
  expect(addresses()).toHaveLength(8)
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull()
})
