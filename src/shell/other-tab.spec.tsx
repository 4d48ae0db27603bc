import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { setSignedOut } from '../api/signed-out'
import { openPage } from '../testing/open-page'

/** A page with something to write, and a source that answers. */
const open = async () => {
  const page = await openPage(
    '/sources',
    async () => {},
    'operator',
    ({ aSource, aService }) => [aSource({ services: [aService()] })],
  )
  onTestFinished(() => {
    act(() => void setSignedOut(false))
  })
  await screen.findByRole('button', { name: 'Test COM us-west' })
  const lookHere = () => fireEvent(window, new Event('visibilitychange'))
  const write = async () =>
    page.user.click(await screen.findByRole('button', { name: 'Test COM us-west' }))
  return { ...page, lookHere, write }
}
const name = (is: string) => screen.findByRole('button', { name: is })

test('who signs in again in one tab goes on writing in the others', async () => {
  const { inAnotherTab, poll, write } = await open()
  await inAnotherTab(null)
  await poll()
  expect(await screen.findByText('Signed out.')).toBeTruthy()
  await inAnotherTab('operator')
  await poll()
  await waitFor(() => expect(screen.queryByText('Signed out.')).toBeNull())
  await write()
  expect(await screen.findByText('It answers.')).toBeTruthy()
})

test('a tab that is looked at again bears the name of who came in meanwhile', async () => {
  const { inAnotherTab, lookHere } = await open()
  expect(await name('Demo operator, operator')).toBeTruthy()
  await inAnotherTab('admin')
  lookHere()
  expect(await name('Demo admin, admin')).toBeTruthy()
})

test('a write that was refused for an earlier session is done at the second try', async () => {
  const { inAnotherTab, write } = await open()
  await inAnotherTab('admin')
  await write()
  expect(await screen.findByText('The request was refused')).toBeTruthy()
  expect(await name('Demo admin, admin')).toBeTruthy()
  await write()
  expect(await screen.findByText('It answers.')).toBeTruthy()
})

test('a session that ended elsewhere takes nothing off the screen', async () => {
  const { inAnotherTab, lookHere } = await open()
  await inAnotherTab(null)
  lookHere()
  expect(await screen.findByText('Signed out.')).toBeTruthy()
  expect(await name('Demo operator, operator')).toBeTruthy()
  expect(screen.queryByLabelText('Password')).toBeNull()
})
