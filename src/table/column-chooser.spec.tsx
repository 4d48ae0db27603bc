import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { readColumns, writeColumns } from './column-choice'
// Loaded on the first click; not within the patience of a test.
import './column-chooser'
import { ColumnsButton } from './columns-button'

afterEach(cleanup)

const columns = [
  { id: 'name', name: 'Name', extra: false },
  { id: 'model', name: 'Model', extra: false },
]
const ids = columns.map(({ id }) => id)

/** The choice of columns over a list whose link has these. */
const openColumns = async (linked: string) => {
  const kept = { link: linked }
  const Host = () => {
    const [link, setLink] = useState(linked)
    return (
      <ColumnsButton
        columns={columns}
        chosen={readColumns(link, ids)}
        density="comfortable"
        onChoose={(next) => {
          kept.link = next === null ? '' : writeColumns(next)
          setLink(kept.link)
        }}
        onDensity={() => {}}
      />
    )
  }
  render(
    <>
      <Host />
      <button type="button">Elsewhere</button>
    </>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  const width = await screen.findByRole('spinbutton', { name: 'Width of Name, px' })
  return { kept, user, width }
}

test('a width is typed digit by digit and taken over with Enter', async () => {
  const { kept, user, width } = await openColumns('name')
  await user.type(width, '220')
  expect(kept.link).toBe('name')
  await user.keyboard('{Enter}')
  expect(kept.link).toBe('name.220')
  expect(document.activeElement).toBe(width)
})

test('a width that no column may have becomes the nearest, and the column stays', async () => {
  const { kept, user, width } = await openColumns('name,model')
  await user.type(width, '33333.5')
  await user.tab()
  expect(kept.link).toBe('name.900,model')
  await user.clear(width)
  await user.tab()
  expect(kept.link).toBe('name,model')
})

test('a width that was typed is kept by a click elsewhere, which closes the columns', async () => {
  const { kept, user, width } = await openColumns('name')
  await user.type(width, '220')
  await user.click(screen.getByRole('button', { name: 'Elsewhere', hidden: true }))
  expect(kept.link).toBe('name.220')
  expect(screen.queryByRole('dialog', { name: 'Columns' })).toBeNull()
})
