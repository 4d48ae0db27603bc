import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../api/query-client'
import { sessionQuery } from '../api/session'
import { SignInPage } from './sign-in-page'

afterEach(cleanup)

const open = (
  demo: boolean,
  reply: () => Response,
  doors: Partial<ComponentProps<typeof SignInPage>> = {},
) => {
  const fetch = vi.fn((_url: string, _init: RequestInit) => Promise.resolve(reply()))
  vi.stubGlobal('fetch', fetch)
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <SignInPage demo={demo} {...doors} />
    </QueryClientProvider>,
  )
  return { client, fetch, user: userEvent.setup() }
}
const session = {
  signedIn: true,
  demo: true,
  name: 'Operator',
  role: 'operator',
  csrf: 'c',
  expiresAt: '2026-11-28T10:00:00Z',
}

test('a simulated estate is said to be one, and is entered with one click', async () => {
  const { client, fetch, user } = open(true, () => Response.json(session))
  expect(screen.getByText('The estate is simulated.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /operator/i }))
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/session/demo')
  expect(fetch.mock.calls[0]?.[1].body).toBe('{"role":"operator"}')
  expect(client.getQueryData(sessionQuery().queryKey)).toEqual(session)
})

test('with real sources there is no way around an account', () => {
  open(false, () => Response.json(session))
  expect(screen.getAllByRole('button')).toHaveLength(1)
})

test('what is missing is said beside its field, and nothing is sent', async () => {
  const { fetch, user } = open(false, () => Response.json(session))
  await user.type(screen.getByLabelText('Name'), 'oncall-1')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(screen.getByText('Enter your password.')).toBeTruthy()
  expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true')
  expect(fetch).not.toHaveBeenCalled()
})

test('a refusal is shown in place with its reason, and what was typed stays', async () => {
  const refusal = { kind: 'bad-credentials', title: 'Sign-in failed', detail: 'Check both.' }
  const { user } = open(false, () => Response.json(refusal, { status: 403 }))
  await user.type(screen.getByLabelText('Name'), 'oncall-1')
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('Check both.')
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('oncall-1')
})

test('the identity provider is the first way in; it leads back to the page that was asked for', async () => {
  history.replaceState(null, '', '/tasks?state=running')
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  const url = 'https://login.example/auth'
  const { fetch, user } = open(false, () => Response.json({ url }), { provider: 'Example login' })
  await user.click(screen.getByRole('button', { name: 'Sign in with Example login' }))
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/session/provider')
  expect(fetch.mock.calls[0]?.[1].body).toBe('{"returnTo":"/tasks?state=running"}')
  expect(assign).toHaveBeenCalledWith(url)
  const going = screen.getByRole<HTMLButtonElement>('button', { name: 'Going to Example login' })
  expect(going.disabled).toBe(true)
})

test('one that is down is a sentence, and local accounts can sign in', async () => {
  const problem = {
    kind: 'unreachable',
    title: 'Example login cannot be reached',
    detail: 'Later.',
  }
  const { user } = open(false, () => Response.json(problem, { status: 502 }), {
    provider: 'Example login',
  })
  await user.click(screen.getByRole('button', { name: 'Sign in with Example login' }))
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in' }).disabled).toBe(false)
})

test('why the provider led to nothing is said on the page that it led back to', () => {
  open(false, () => Response.json(session), {
    provider: 'Example login',
    problem: { kind: 'forbidden', title: 'You have no role here', detail: 'Ask.' },
  })
  expect(screen.getByRole('alert').textContent).toContain('You have no role here')
})
