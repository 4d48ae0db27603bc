import type { RefObject } from 'react'
import type { Act } from '../contract/act'
import { actWords, countsText } from '../contract/act'
import { Age } from '../ui/age'
import { Popup } from '../ui/popup'
import classes from './top-bar.module.css'

const namesText = ({ names, counts }: Act) => {
  const more = Object.values(counts).reduce((sum, count) => sum + count, 0) - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** What I started, newest first: on what, and how it goes. */
export const MyActsPopup = ({
  acts,
  anchor,
  onClose,
}: {
  acts: readonly Act[]
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => (
  <Popup name="What you started" anchor={anchor} onClose={onClose}>
    <ul className={classes.acts}>
      {acts.map((act) => (
        <li key={act.id}>
          <strong>{actWords[act.act].word}</strong> <span className="dim">{namesText(act)}</span>
          <br />
          {countsText(act.counts)}{' '}
          <span className="dim">
            <Age at={act.at} /> ago
          </span>
        </li>
      ))}
    </ul>
  </Popup>
)
