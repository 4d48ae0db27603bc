import { afterEach, beforeEach, expect, test } from 'vitest'
import { serverStates, serverStatus } from '../contract/server'
import { frameOf } from './cell-frame'
import { explainCell, writeCell } from './write-cell'
import type { Written } from './written'
import { ageSince, asWritten, isRendered, linkTo, stateOf, words } from './written'

const now = Date.parse('2026-11-21T10:42:00.000Z')
const frame = frameOf({ cut: 'never' }, 100, false)
let cell: HTMLElement
beforeEach(() => {
  cell = document.body.appendChild(document.createElement('div'))
})
afterEach(() => document.body.replaceChildren())

const write = (said: Written, at = now) => writeCell(cell, said, frame, at)

test.each<[Written, Written]>([
  [words('Paris'), words('Osaka')],
  [linkTo('/servers/a', 'a', 'name'), linkTo('/servers/b', 'b', 'name')],
  [stateOf(serverStatus.ok), stateOf(serverStatus.critical)],
  [ageSince('2026-11-21T10:41:00.000Z'), ageSince('2026-11-21T09:00:00.000Z')],
])('another row says another thing in the same elements', (one, other) => {
  write(one)
  const elements = [...cell.querySelectorAll('*')]
  const before = cell.textContent
  write(other)
  expect([...cell.querySelectorAll('*')]).toEqual(elements)
  expect(cell.textContent).not.toBe(before)
})

test('each state is drawn by its own shape, whichever was there before', () => {
  const drawn = serverStates.map((state) => {
    write(stateOf(serverStatus[state]))
    expect(cell.textContent).toBe(serverStatus[state].word)
    return cell.querySelector('path')?.outerHTML
  })
  expect(new Set(drawn).size).toBe(serverStates.length)
  write(stateOf(serverStatus.critical))
  expect(cell.querySelector('path')?.outerHTML).toBe(drawn[serverStates.indexOf('critical')])
})

test('what a source says is text, never markup', () => {
  write(words('<img src=x>'))
  expect(cell.children).toHaveLength(0)
  write(linkTo('/servers/a', '<b>a</b>', undefined))
  expect(cell.querySelector('b')).toBeNull()
  expect(cell.textContent).toBe('<b>a</b>')
})

test('an age grows while its row stays', () => {
  const said = ageSince('2026-11-21T10:41:00.000Z')
  write(said)
  expect(cell.textContent).toBe('1 min')
  write(said, now + 60_000)
  expect(cell.textContent).toBe('2 min')
  write(ageSince(null))
  expect(cell.textContent).toBe('–')
})

test('who points at an age is told the moment, until the cell says another one', () => {
  write(ageSince('2026-11-21T10:41:00.000Z'))
  explainCell(cell, 'utc')
  expect(cell.title).toContain('10:41:00')
  write(ageSince('2026-11-21T09:00:00.000Z'))
  expect(cell.title).toBe('')
})

test('who points at words that are cut off is told all of them', () => {
  write(words('a-group-with-a-long-name'))
  explainCell(cell, 'utc')
  expect(cell.title).toBe('')
  Object.defineProperty(cell, 'scrollWidth', { value: 200 })
  Object.defineProperty(cell, 'clientWidth', { value: 100 })
  explainCell(cell, 'utc')
  expect(cell.title).toBe('a-group-with-a-long-name')
})

test('a title of its own is kept, and goes with its words', () => {
  write(words('On*', { title: 'As its iLO says' }))
  explainCell(cell, 'utc')
  expect(cell.title).toBe('As its iLO says')
  write(stateOf(serverStatus.ok))
  expect(cell.title).toBe('')
})

test('a column that gives text or nothing is written, one that gives an element is rendered', () => {
  expect(asWritten(null)).toEqual(words(''))
  expect(asWritten(12)).toEqual(words('12'))
  expect(isRendered('text')).toBe(false)
  expect(isRendered(words('text'))).toBe(false)
  expect(isRendered(['text', 'more'])).toBe(true)
})
