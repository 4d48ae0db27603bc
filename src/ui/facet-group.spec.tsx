import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { FacetGroup } from './facet-group'

afterEach(cleanup)

const groups = Array.from({ length: 9 }, (_, at) => ({ value: `group-${at}`, count: 900 - at }))

test('values are switches with their counts', async () => {
  const onToggle = vi.fn()
  render(
    <FacetGroup
      name="Region"
      values={[
        { value: 'us-west', count: 9204 },
        { value: 'eu-central', count: 7315 },
      ]}
      chosen={['eu-central']}
      onToggle={onToggle}
    />,
  )
  expect(screen.getByRole('group', { name: 'Region' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'eu-central 7,315', pressed: true })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'us-west 9,204', pressed: false }))
  expect(onToggle).toHaveBeenCalledWith('us-west')
})

test('many values are folded; the chosen ones stay in view', async () => {
  render(<FacetGroup name="Group" values={groups} chosen={['group-8']} onToggle={() => {}} />)
  expect(screen.queryByText('group-7')).toBeNull()
  expect(screen.getByText('group-8')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '2 more' }))
  expect(screen.getByText('group-7')).toBeTruthy()
})

test('where the chosen ones bring all in view, no more are offered', () => {
  const seven = groups.slice(0, 7)
  render(<FacetGroup name="Group" values={seven} chosen={['group-6']} onToggle={() => {}} />)
  expect(screen.queryByRole('button', { name: /more|Fewer/ })).toBeNull()
})

test('a chosen value that nothing has any more can still be taken off', () => {
  render(<FacetGroup name="Group" values={[]} chosen={['gone']} onToggle={() => {}} />)
  expect(screen.getByRole('button', { name: 'gone 0', pressed: true })).toBeTruthy()
})

test('a facet without values takes no room', () => {
  const { container } = render(
    <FacetGroup name="Group" values={[]} chosen={[]} onToggle={() => {}} />,
  )
  expect(container.childElementCount).toBe(0)
})
