import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const minute = (at: number) => `2026-11-20T09:${String(at).padStart(2, '0')}:00.000Z`
const happened = (at: number) => ({ id: `a${at}`, at: minute(at), title: `Happened at ${at}` })
const onServer = { tone: 'critical', serverId: 'P1+S1', subject: 'esx-par-114' } as const

const openFeed = async (path = '/activities') => {
  const page = await openPage(path, async ({ hold }, { aServer, anActivity }) => {
    await hold('server', [aServer({ id: 'P1+S1', name: 'esx-par-114' })])
    await hold('activity', [anActivity(happened(10)), anActivity({ ...happened(11), ...onServer })])
  })
  const grid = await screen.findByRole('grid', { name: 'Activities' })
  await within(grid).findByText('Happened at 11')
  const { make, console } = page
  const happens = (at: number) => console.hold('activity', [make.anActivity(happened(at))])
  return { ...page, grid, happens }
}
const titles = (grid: HTMLElement) =>
  within(grid)
    .queryAllByText(/^Happened at/)
    .map(({ textContent }) => textContent)

test('what happens appears at the top by itself, newest first', async () => {
  const { grid, happens, poll } = await openFeed()
  expect(titles(grid)).toEqual(['Happened at 11', 'Happened at 10'])
  await happens(12)
  await poll()
  await waitFor(() => expect(titles(grid)[0]).toBe('Happened at 12'))
})

test('with the pointer on a row the feed holds still, and lets the new in when it leaves', async () => {
  const { grid, happens, poll } = await openFeed()
  fireEvent.pointerOver(screen.getByText('Happened at 10'), { pointerType: 'mouse' })
  await happens(12)
  await poll()
  await screen.findByRole('button', { name: '1 new' })
  expect(titles(grid)).toEqual(['Happened at 11', 'Happened at 10'])
  fireEvent.pointerOver(screen.getByRole('search'), { pointerType: 'mouse' })
  await waitFor(() => expect(titles(grid)[0]).toBe('Happened at 12'))
  expect(screen.queryByRole('button', { name: '1 new' })).toBeNull()
})

test('a jump to the new rows holds at these, as long as a row is selected', async () => {
  const { grid, happens, poll, user } = await openFeed()
  await user.click(screen.getByText('Happened at 10'))
  await happens(12)
  await happens(13)
  await poll()
  await user.click(await screen.findByRole('button', { name: '2 new' }))
  await waitFor(() => expect(titles(grid)[0]).toBe('Happened at 13'))
  await happens(14)
  await poll()
  await screen.findByRole('button', { name: '1 new' })
  expect(titles(grid)[0]).toBe('Happened at 13')
})

test('the pointer on its way to the chip lets go of nothing, the click does', async () => {
  const { grid, happens, poll } = await openFeed()
  fireEvent.pointerOver(screen.getByText('Happened at 10'), { pointerType: 'mouse' })
  await happens(12)
  await poll()
  const chip = await screen.findByRole('button', { name: '1 new' })
  fireEvent.pointerOver(chip, { pointerType: 'mouse' })
  expect(titles(grid)[0]).toBe('Happened at 11')
  fireEvent.click(chip)
  await waitFor(() => expect(titles(grid)[0]).toBe('Happened at 12'))
})

test('scrolled down, the feed holds still', async () => {
  const { grid, happens, poll } = await openFeed()
  grid.scrollTop = 40
  fireEvent.scroll(grid)
  await happens(12)
  await poll()
  await screen.findByRole('button', { name: '1 new' })
  expect(titles(grid)[0]).toBe('Happened at 11')
})

test('a selected activity tells its message, and leads to its server', async () => {
  const { user } = await openFeed()
  await user.click(screen.getByText('Happened at 11'))
  const panel = await screen.findByRole('complementary', { name: 'Critical' })
  const link = await within(panel).findByRole('link', { name: 'esx-par-114' })
  expect(link.getAttribute('href')).toBe('/servers/us-west/P1%2BS1')
  expect(new URLSearchParams(location.search).get('sel')).toBe('us-west~a11')
})

test('one server by link: only what is about it, under its name', async () => {
  const { grid } = await openFeed('/activities?server=us-west~P1%2BS1')
  expect(titles(grid)).toEqual(['Happened at 11'])
  const search = screen.getByRole('search')
  expect((await within(search).findByText('esx-par-114', { exact: false })).textContent).toBe(
    'Server: esx-par-114',
  )
})

test('two servers by link: each under its own name, or its id where it has none here', async () => {
  await openFeed('/activities?server=us-west~P1%2BS1&server=us-west~P9%2BGONE')
  const search = screen.getByRole('search')
  await within(search).findByText('esx-par-114', { exact: false })
  expect(search.textContent).toContain('Server: esx-par-114')
  expect(search.textContent).toContain('Server: P9+GONE')
})

test('a button of the histogram narrows the feed to a range of time, in the URL', async () => {
  const { user } = await openFeed()
  await user.click(await screen.findByRole('button', { name: '1 h' }))
  expect(new URLSearchParams(location.search).get('since')).toMatch(/^2026-11-20T09:/)
})

test('what the feed is narrowed to stands in the URL, and the histogram still shows the whole day', async () => {
  const { grid } = await openFeed('/activities?tone=critical&since=2026-11-20T09:11:00.000Z')
  expect(titles(grid)).toEqual(['Happened at 11'])
  const histogram = screen.getByRole('region', { name: 'Activities, 24 h' })
  expect(await within(histogram).findByText('1 critical')).toBeTruthy()
  expect(screen.getByRole('button', { name: /^Remove filter From/ })).toBeTruthy()
})

test('nothing matches: that is said, with one way back to everything', async () => {
  const { user } = await openPage('/activities?kind=webhook', async ({ hold }, { anActivity }) =>
    hold('activity', [anActivity(happened(10))]),
  )
  await user.click(await screen.findByRole('button', { name: 'Clear all filters' }))
  await screen.findByText('Happened at 10')
  expect(location.search).toBe('')
})

test('arrows and Enter go to the page of an activity', async () => {
  const { grid, user } = await openFeed()
  grid.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}{Enter}')
  await waitFor(() => expect(location.pathname).toBe('/activities/us-west/a10'))
  const page = await screen.findByRole('article', { name: 'Happened at 10' })
  expect(within(page).getByText('Information')).toBeTruthy()
})

test('what is only information says so to screen readers, and by its shape', async () => {
  const { grid } = await openFeed()
  const words = within(grid).getAllByText('Information')
  expect(words.every(({ className }) => className === 'unseen')).toBe(true)
})

test('the page of an activity leads to all that happened to its server', async () => {
  const { user } = await openFeed('/activities').then(async (page) => {
    await page.user.click(screen.getByText('Happened at 11'))
    return page
  })
  await user.click(await screen.findByRole('link', { name: 'Open page' }))
  await user.click(await screen.findByRole('link', { name: 'All on esx-par-114' }))
  await waitFor(() =>
    expect(new URLSearchParams(location.search).get('server')).toBe('us-west~P1+S1'),
  )
})

test('an activity that no source knows any more says so', async () => {
  await openPage('/activities/us-west/gone', async () => {})
  expect((await screen.findByRole('alert')).textContent).toMatch(/activity/i)
})

test('what Sightline concluded is marked as such, with the reason, and leads to its VM', async () => {
  const { user } = await openPage('/activities', async ({ hold }, { anActivity }) => {
    const lost = { kind: 'vm', title: 'Second copy lost', subject: 'erp-01', vmId: 'v1' } as const
    await hold('activity', [
      anActivity({ ...happened(11), ...lost, tone: 'warning', origin: 'derived' }),
      anActivity(happened(10)),
    ])
  })
  const grid = await screen.findByRole('grid', { name: 'Activities' })
  const mark = await within(grid).findByText('derived')
  expect(mark.title).toMatch(/^This source tells no activities/)
  expect(within(grid).getAllByText('derived')).toHaveLength(1)
  await user.click(within(grid).getByText('Second copy lost'))
  const panel = await screen.findByRole('complementary', { name: 'Warning' })
  await within(panel).findByText(/Sightline saw it change between two readings/)
  const link = within(panel).getByRole('link', { name: 'erp-01' })
  expect(link.getAttribute('href')).toBe('/backups/us-west/v1')
})
