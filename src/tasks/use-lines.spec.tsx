import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screenSize } from '../table/testing/screen-size'
import { useLines } from './use-lines'

const ids = Array.from({ length: 500 }, (_, at) => `part-${at}`)

const List = () => {
  const scroller = useRef<HTMLDivElement>(null)
  const { lines, active, goTo, onKeyDown } = useLines(scroller, ids, { height: 20 })
  return (
    <>
      <button type="button" onClick={() => goTo(400)}>
        Next failure
      </button>
      <div ref={scroller} role="tree" aria-label="Parts" tabIndex={-1} onKeyDown={onKeyDown}>
        {lines.map(({ index }) => (
          <div
            key={index}
            role="treeitem"
            aria-selected={false}
            data-line={ids[index]}
            tabIndex={index === active ? 0 : -1}
          >
            {ids[index]}
          </div>
        ))}
      </div>
    </>
  )
}

beforeEach(() => screenSize(600, 400))
afterEach(cleanup)

test('of many lines only those around what is in view are rendered', () => {
  render(<List />)
  const shown = screen.getAllByRole('treeitem')
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.length).toBeLessThan(60)
})

test('arrows and paging keys move the focus, and Tab comes back to where it was', async () => {
  const user = userEvent.setup()
  render(<List />)
  screen.getByText('part-0').focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(document.activeElement?.textContent).toBe('part-1')
  await user.keyboard('{PageDown}')
  expect(document.activeElement?.textContent).toBe('part-20')
  await user.keyboard('{Home}{ArrowUp}')
  expect(document.activeElement?.textContent).toBe('part-0')
  expect(screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
})

test('a line far away is rendered, and takes the focus', async () => {
  const user = userEvent.setup()
  render(<List />)
  await user.click(screen.getByRole('button', { name: 'Next failure' }))
  expect(document.activeElement?.textContent).toBe('part-400')
})
