import { useMutation, useQuery } from '@tanstack/react-query'
import type { FormEvent, RefObject } from 'react'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { problemOf } from '../api/problem-error'
import { sessionQuery } from '../api/session'
import { deleteView, saveView, viewsQuery } from '../api/views'
import { csrfOf } from '../contract/session'
import type { View, ViewList } from '../contract/view'
import { paths } from '../paths'
import { Button } from '../ui/button'
import { Popup } from '../ui/popup'
import { ProblemNote } from '../ui/problem-note'
import { withParam } from '../util/search-params'
import { ReadProblem } from './read-problem'
import classes from './views-popup.module.css'

/** What a view names: the search as it is, without the server that happens to be open beside it. */
const searchOf = (search: string) => withParam(new URLSearchParams(search), 'sel', null).toString()

const Views = ({
  of,
  name,
  views,
  canDelete,
  onDelete,
  onClose,
}: {
  of: ViewList
  name: string
  views: readonly View[]
  canDelete: (view: View) => boolean
  onDelete: (id: string) => void
  onClose: () => void
}) =>
  views.length === 0 ? null : (
    <>
      <h3 className={classes.name}>{name}</h3>
      <ul className={classes.views}>
        {views.map((view) => (
          <li key={view.id}>
            <Link to={`${paths[of]}?${view.search}`} onClick={onClose}>
              {view.name}
            </Link>
            {view.shared && <span className="dim">{view.by}</span>}
            {canDelete(view) && (
              <Button
                look="quiet"
                aria-label={`Delete ${view.name}`}
                onClick={() => onDelete(view.id)}
              >
                Delete
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )

/** Named searches of a list, to go to, and the present one to keep. */
export const ViewsPopup = ({
  of,
  anchor,
  onClose,
}: {
  of: ViewList
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => {
  const { search } = useLocation()
  const { data: session } = useQuery(sessionQuery())
  const { data, error } = useQuery(viewsQuery())
  const csrf = csrfOf(session, 'viewer') ?? ''
  const isOperator = csrfOf(session, 'operator') !== null
  const save = useMutation(saveView(csrf))
  const remove = useMutation(deleteView(csrf))
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const views = data?.views.filter(({ list }) => list === of) ?? []
  const failed = save.error ?? remove.error

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { name, list: of, search: searchOf(search), shared },
      { onSuccess: () => setName('') },
    )
  }
  const group = {
    of,
    canDelete: (view: View) => view.own || (view.shared && isOperator),
    onDelete: (id: string) => remove.mutate(id),
    onClose,
  }
  return (
    <Popup name="Views" anchor={anchor} onClose={onClose}>
      <ReadProblem error={error} />
      {data && views.length === 0 && (
        <p className="dim">None yet. A view keeps filters, sort, columns and picture by a name.</p>
      )}
      <Views name="Your own" views={views.filter((view) => !view.shared)} {...group} />
      <Views name="Shared" views={views.filter((view) => view.shared)} {...group} />
      <form className={classes.save} onSubmit={onSubmit}>
        <label className={classes.field}>
          <span>Save what is shown now as</span>
          <input
            required
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        {isOperator && (
          <label className={classes.shared}>
            <input
              type="checkbox"
              checked={shared}
              onChange={({ target }) => setShared(target.checked)}
            />
            For everybody
          </label>
        )}
        <Button type="submit" look="primary" disabled={save.isPending}>
          Save
        </Button>
      </form>
      {failed && <ProblemNote problem={problemOf(failed)} />}
    </Popup>
  )
}
