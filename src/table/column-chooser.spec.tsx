import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const openColumns = async (path: string) => {
  const page = await openPage(path, async ({ hold }, { aServer }) => hold('server', [aServer()]))
  await page.user.click(await screen.findByRole('button', { name: 'Columns' }))
  const width = await screen.findByRole('spinbutton', { name: 'Width of Name, px' })
  return { ...page, width }
}
const chosen = () => new URLSearchParams(location.search).get('cols')

test('a width is typed digit by digit and taken over with Enter', async () => {
  const { user, width } = await openColumns('/servers?cols=name')
  await user.type(width, '220')
  expect(chosen()).toBe('name')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(chosen()).toBe('name.220'))
  expect(document.activeElement).toBe(width)
})

test('a width that no column may have becomes the nearest, and the column stays', async () => {
  const { user, width } = await openColumns('/servers?cols=name,model')
  await user.type(width, '33333.5')
  await user.tab()
  await waitFor(() => expect(chosen()).toBe('name.900,model'))
  await user.clear(width)
  await user.tab()
  await waitFor(() => expect(chosen()).toBe('name,model'))
})

test('a width that was typed is kept by a click elsewhere, which closes the columns', async () => {
  const { user, width } = await openColumns('/servers?cols=name')
  await user.type(width, '220')
  await user.click(screen.getByRole('searchbox'))
  await waitFor(() => expect(chosen()).toBe('name.220'))
  expect(screen.queryByRole('dialog', { name: 'Columns' })).toBeNull()
})
