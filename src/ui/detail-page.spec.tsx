import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { DetailPage } from './detail-page'
import { TabName } from './tab-name'

afterEach(cleanup)

const page = (name: string, tell = (_name: string) => {}) => (
  <MemoryRouter>
    <TabName value={tell}>
      <DetailPage back={{ to: '/servers', name: 'Servers' }} name={name} main={<p>Why</p>} />
    </TabName>
  </MemoryRouter>
)

test('the way back, the name, and what it is about', () => {
  render(page('esx-par-114'))
  expect(screen.getByRole('link', { name: 'Servers' }).getAttribute('href')).toBe('/servers')
  expect(screen.getByRole('article', { name: 'esx-par-114' }).textContent).toContain('Why')
})

test('the tab is named after it once the name is known, and only while it is open', () => {
  const tell = vi.fn<(name: string) => void>()
  const { rerender, unmount } = render(page('', tell))
  rerender(page('esx-par-114', tell))
  expect(tell).toHaveBeenLastCalledWith('esx-par-114')
  unmount()
  expect(tell).toHaveBeenLastCalledWith('')
})
