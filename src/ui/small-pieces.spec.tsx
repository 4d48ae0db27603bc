import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { serverStates, serverStatus } from '../contract/server'
import { Chip } from './chip'
import { CopyId } from './copy-id'
import { Facts } from './facts'
import { ProblemNote } from './problem-note'
import { SidePanel } from './side-panel'
import { StateWord } from './state-word'

afterEach(cleanup)

test('no two states share a shape, and each has its word', () => {
  const drawn = serverStates.map((state) => {
    const { container } = render(<StateWord status={serverStatus[state]} />)
    expect(container.textContent).toBe(serverStatus[state].word)
    return container.querySelector('svg')?.innerHTML
  })
  expect(new Set(drawn).size).toBe(serverStates.length)
})

test('the ring of something running fills with its progress', () => {
  const { container } = render(
    <StateWord status={{ word: 'Running', shape: 'ring', tone: 'running' }} share={0.5} />,
  )
  const [, fill] = container.querySelectorAll('circle')
  const [filled = 0, whole = 1] = (fill?.getAttribute('stroke-dasharray') ?? '')
    .split(' ')
    .map(Number)
  expect(filled / whole).toBeCloseTo(0.5)
})

test('a filter in force says how to take it off', async () => {
  const onRemove = vi.fn()
  render(<Chip name="State" value="Critical" onRemove={onRemove} />)
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter State: Critical' }))
  expect(onRemove).toHaveBeenCalled()
})

test('a long id is shortened for the eye and copied whole', async () => {
  const user = userEvent.setup()
  const id = '8f2c41d0-77aa-4d1e-9d1a-03b907a91d55'
  render(<CopyId name="support id" id={id} />)
  const button = screen.getByRole('button', { name: `Copy support id ${id}` })
  expect(button.textContent).toContain('…')
  await user.click(button)
  expect(await navigator.clipboard.readText()).toBe(id)
  expect(await screen.findByText('copied')).toBeTruthy()
})

test('a fact that the source does not give is said to be missing', () => {
  render(<Facts facts={[['Processor', null]]} />)
  expect(screen.getByRole('definition').textContent).toBe('not reported')
})

test('an error says what failed, why, and the ids that support asks for', () => {
  render(
    <ProblemNote
      problem={{
        kind: 'upstream-error',
        title: 'The list could not be read',
        detail: 'The service answered 503.',
        source: 'COM eu-central',
        upstreamCode: 'HPE_GL_ERROR',
        supportId: 'trace-1',
      }}
    />,
  )
  const said = screen.getByRole('alert').textContent
  for (const part of ['could not be read', 'COM eu-central', '503', 'HPE_GL_ERROR', 'trace-1'])
    expect(said).toContain(part)
})

test('an error whose title names the source names it once', () => {
  const title = 'eu-central cannot be reached'
  const detail = 'Nothing listens at its address.'
  render(<ProblemNote problem={{ kind: 'unreachable', title, detail, source: 'eu-central' }} />)
  expect(screen.getByRole('alert').textContent).toBe(`${title}${detail}`)
})

test('Escape closes the side panel, unless something above it took the key', () => {
  const onClose = vi.fn()
  render(
    <SidePanel name="esx-par-114" onClose={onClose}>
      <input onKeyDown={(event) => event.preventDefault()} />
    </SidePanel>,
  )
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(onClose).toHaveBeenCalledTimes(1)
})
