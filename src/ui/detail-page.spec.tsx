import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { DetailPage } from './detail-page'

afterEach(cleanup)

const page = (name: string) => (
  <MemoryRouter>
    <DetailPage back={{ to: '/servers', name: 'Servers' }} name={name} main={<p>Why</p>} />
  </MemoryRouter>
)

test('the way back, the name, and what it is about', () => {
  render(page('esx-par-114'))
  expect(screen.getByRole('link', { name: 'Servers' }).getAttribute('href')).toBe('/servers')
  expect(screen.getByRole('article', { name: 'esx-par-114' }).textContent).toContain('Why')
})

test('the tab is named after it once the name is known, and only while it is open', () => {
  document.title = 'Servers · Sightline'
  const { rerender, unmount } = render(page(''))
  expect(document.title).toBe('Servers · Sightline')
  rerender(page('esx-par-114'))
  expect(document.title).toBe('esx-par-114 · Sightline')
  unmount()
  expect(document.title).toBe('Servers · Sightline')
})
