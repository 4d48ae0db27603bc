import type { RefObject } from 'react'
import { Button } from '../ui/button'
import { Popup } from '../ui/popup'
import type { ChosenColumn } from './column-choice'
import type { Choosing } from './columns-button'
import { WidthField } from './width-field'
import classes from './column-chooser.module.css'

const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const

/** A column one place further up or down. */
const moved = (columns: readonly ChosenColumn[], at: number, by: -1 | 1): ChosenColumn[] => {
  const next = [...columns]
  const [column] = next.splice(at, 1)
  if (column) next.splice(at + by, 0, column)
  return next
}

/** Which columns a list shows, in which order, how wide, and which stay while it is scrolled sideways. */
export const ColumnChooser = ({
  columns,
  chosen,
  density,
  onChoose,
  onDensity,
  anchor,
  onClose,
}: Choosing & { anchor: RefObject<HTMLElement | null>; onClose: () => void }) => {
  const nameOf = (id: string) => columns.find((column) => column.id === id)?.name ?? id
  const now =
    chosen ??
    columns
      .filter(({ extra }) => !extra)
      .map(({ id }): ChosenColumn => ({ id, width: null, pinned: false }))
  const others = columns.filter(({ id }) => now.every((column) => column.id !== id))
  const change = (id: string, change: Partial<ChosenColumn>) =>
    onChoose(now.map((column) => (column.id === id ? { ...column, ...change } : column)))

  return (
    <Popup name="Columns" anchor={anchor} onClose={onClose}>
      <fieldset className={classes.density}>
        <legend className="unseen">Density</legend>
        {densities.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="density"
              checked={density === value}
              onChange={() => onDensity(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <ul className={classes.columns} aria-label="Shown columns">
        {now.map(({ id, width, pinned }, at) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked
                disabled={now.length === 1}
                onChange={() => onChoose(now.filter((column) => column.id !== id))}
              />
              {nameOf(id)}
            </label>
            <WidthField
              name={nameOf(id)}
              width={width}
              onWidth={(next) => change(id, { width: next })}
            />
            <button
              type="button"
              aria-pressed={pinned}
              aria-label={`Pin ${nameOf(id)}`}
              title="Stays in place while the list is scrolled sideways"
              onClick={() => change(id, { pinned: !pinned })}
            >
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M4 1h4v4l1.5 2h-7L4 5zm2 6v4" fill="none" stroke="currentColor" />
              </svg>
            </button>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                aria-label={`Move ${nameOf(id)} ${by < 0 ? 'up' : 'down'}`}
                disabled={by < 0 ? at === 0 : at === now.length - 1}
                onClick={() => onChoose(moved(now, at, by))}
              >
                <svg viewBox="0 0 12 12" aria-hidden="true">
                  <path
                    d={by < 0 ? 'M2.5 7.5 6 4l3.5 3.5' : 'M2.5 4.5 6 8l3.5-3.5'}
                    fill="none"
                    stroke="currentColor"
                    strokeWidth="1.4"
                  />
                </svg>
              </button>
            ))}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul className={classes.columns} aria-label="More columns">
          {others.map(({ id, name }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={false}
                  onChange={() => onChoose([...now, { id, width: null, pinned: false }])}
                />
                {name}
              </label>
            </li>
          ))}
        </ul>
      )}
      <Button look="quiet" disabled={chosen === null} onClick={() => onChoose(null)}>
        Back to the usual columns
      </Button>
    </Popup>
  )
}
