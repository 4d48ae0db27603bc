import { useSearchParams } from 'react-router'
import type { Service } from '../contract/source-detail'
import { FilterField } from '../ui/filter-field'
import { StateWord } from '../ui/state-word'
import { countText } from '../util/count'
import { withParam } from '../util/search-params'
import type { Fold } from './fold'
import { few } from './fold'
import { countStates } from './words'
import classes from './folded.module.css'

/** What of many parts the URL asks for, and how to ask for more or less. */
export const useFold = () => {
  const [search, setSearch] = useSearchParams()
  const set = (name: string, value: string | null) =>
    setSearch(withParam(search, name, value), { replace: true })
  return {
    fold: { q: search.get('q') ?? '', all: search.get('all') === '1' },
    type: (text: string) => set('q', text === '' ? null : text),
    showAll: (all: boolean) => set('all', all ? '1' : null),
  }
}

/** How many parts are in each state, and a way to those of a name; nothing where all are in view anyhow. */
export const PartsHead = ({
  services,
  fold,
  onType,
}: {
  services: readonly Service[]
  fold: Fold
  onType: (text: string) => void
}) => {
  if (services.length <= few) return null
  return (
    <div className={classes.head} role="search" aria-label="Filter by name">
      <FilterField label="Name" value={fold.q} onType={onType} />
      {countStates(services).map(([status, count]) => (
        <StateWord
          key={status.word}
          status={status}
          word={`${countText(count)} ${status.word.toLowerCase()}`}
        />
      ))}
    </div>
  )
}

/** How many of the rows that match are in view, and the others when asked. */
export const Rest = ({
  total,
  matching,
  fold,
  onAll,
}: {
  total: number
  matching: number
  fold: Fold
  onAll: (all: boolean) => void
}) => {
  if (total <= few) return null
  const text =
    matching === 0
      ? `None of ${countText(total)} has this in its name.`
      : `${countText(fold.all ? matching : Math.min(few, matching))} of ${countText(matching)}${
          fold.q.trim() === '' ? '' : ' with this name'
        }, the worst first.`
  return (
    <p className={classes.rest} role="status">
      <span className="dim">{text}</span>
      {matching > few && (
        <button type="button" onClick={() => onAll(!fold.all)}>
          {fold.all ? 'Show fewer' : `Show all ${countText(matching)}`}
        </button>
      )}
    </p>
  )
}
