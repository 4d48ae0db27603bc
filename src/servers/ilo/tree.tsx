import { useState } from 'react'
import { Link } from 'react-router'
import { countText, plural } from '../../util/count'
import { linkIn } from './tree-link'
import classes from './redfish.module.css'

const firstShown = 50
/** So deep is opened by itself. */
const openLevels = 2

type Way = { hrefOf: (path: string) => string }

const Text = ({ name, value, hrefOf }: { name: string; value: unknown } & Way) => {
  const link = linkIn(name, value)
  if (link?.kind === 'inside') return <Link to={hrefOf(link.path)}>{link.path}</Link>
  const text = typeof value === 'string' ? value : String(value)
  return (
    <span className={classes[value === null ? 'null' : typeof value]}>
      {text === '' ? <span className="dimmer">empty</span> : text}
      {link !== null && (
        <span className="dimmer">
          {link.kind === 'closed' ? ' · closed: accounts and sessions' : ' · outside of the tree'}
        </span>
      )}
    </span>
  )
}

type Entry = readonly [name: string, value: unknown]

const holdsMore = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

/** What holds nothing but a link is told in one line, as that link. */
const soleLink = (value: unknown): Entry | null => {
  if (!holdsMore(value) || Array.isArray(value)) return null
  const [first, ...others]: Entry[] = Object.entries(value)
  return first && others.length === 0 && linkIn(...first) !== null ? first : null
}

const sizeText = (value: object) => {
  const count = Object.keys(value).length
  return plural(count, Array.isArray(value) ? 'item' : 'member')
}

const Branch = ({
  name,
  value,
  level,
  hrefOf,
}: { name: string; value: object; level: number } & Way) => {
  const [isOpen, setOpen] = useState(level < openLevels)
  return (
    <li>
      <button
        type="button"
        className={classes.fold}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {name}
        <span className="dimmer"> {sizeText(value)}</span>
      </button>
      {isOpen && <Members entries={Object.entries(value)} level={level + 1} hrefOf={hrefOf} />}
    </li>
  )
}

const Members = ({
  entries,
  level,
  hrefOf,
}: { entries: readonly Entry[]; level: number } & Way) => {
  const [most, setMost] = useState(firstShown)
  return (
    <ul className={classes.members}>
      {entries.slice(0, most).map(([name, member]) => {
        const link = soleLink(member)
        if (holdsMore(member) && link === null)
          return <Branch key={name} name={name} value={member} level={level} hrefOf={hrefOf} />
        const [key, value] = link ?? [name, member]
        return (
          <li key={name}>
            <span className={classes.name}>{name}</span>{' '}
            {typeof value === 'object' && value !== null ? (
              <span className="dimmer">empty</span>
            ) : (
              <Text name={key} value={value} hrefOf={hrefOf} />
            )}
          </li>
        )
      })}
      {entries.length > most && (
        <li>
          <button
            type="button"
            className={classes.fold}
            onClick={() => setMost(most + 10 * firstShown)}
          >
            Show more of {countText(entries.length)}
          </button>
        </li>
      )}
    </ul>
  )
}

/**
 * A resource as the BMC has it: its plain values, and what holds more, which is folded and stands beside
 * them where there is room. Links lead on.
 */
export const Tree = ({ body, hrefOf }: { body: unknown } & Way) => {
  if (typeof body !== 'object' || body === null)
    return <p className="dimmer">The resource is empty.</p>
  const entries: Entry[] = Object.entries(body)
  const plain = entries.filter(([, value]) => !holdsMore(value))
  const more = entries.filter(([, value]) => holdsMore(value))
  return (
    <div className={classes.space}>
      <div
        className={`mono ${classes.tree} ${plain.length > 0 && more.length > 0 ? classes.two : ''}`}
      >
        {plain.length > 0 && <Members entries={plain} level={0} hrefOf={hrefOf} />}
        {more.length > 0 && <Members entries={more} level={0} hrefOf={hrefOf} />}
      </div>
    </div>
  )
}
