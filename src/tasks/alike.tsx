import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { alikeQuery } from '../api/task-pages'
import type { Alike } from '../contract/alike'
import type { TaskDetail } from '../contract/task'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { Panel } from '../ui/panel'
import { StateShape } from '../ui/state-shape'
import { plural } from '../util/count'
import { nameOfPart } from './words'
import classes from './alike.module.css'

const Helped = ({ alike: { between, followed, recovered } }: { alike: Alike }) => {
  if (recovered === 0)
    return (
      <p>
        After none of the newest {followed} has the same ended well on the same target since. A
        person has to find out why.
      </p>
    )
  return (
    <>
      <p>
        After {recovered} of the newest {followed} the same ended well later on the same target
        {between.length === 0 && ', when it was simply started again'}.
      </p>
      {between.length > 0 && (
        <ul className={classes.lines} aria-label="What was done in between">
          {between.map(({ name, times, last }) => (
            <li key={name}>
              <StateShape shape="dot" tone="ok" />
              <span>
                <Link to={paths.task(last)}>{name}</Link>{' '}
                <span className="dim">in between, {plural(times, 'time')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Other failures of this kind with this code, how often, when last, and what ended well afterwards. */
export const UsuallyHelps = ({ task }: { task: Pick<TaskDetail, 'sourceId' | 'id'> }) => {
  const { data } = useQuery(alikeQuery(task.sourceId, task.id))
  if (!data) return null
  return (
    <Panel name="What usually helps">
      {data.failures === 0 ? (
        <p className="dim">No other failure of this kind with this reason is kept here.</p>
      ) : (
        <div className={classes.alike}>
          <p className="dim">
            {plural(data.failures, 'other failure')} of this kind with this reason
            {data.lastAt !== null && (
              <>
                , the last <Age at={data.lastAt} /> ago
              </>
            )}
            .
          </p>
          <Helped alike={data} />
          <ul className={classes.lines} aria-label="Failures like it">
            {data.newest.map(({ task: one, recovery }) => (
              <li key={`${one.sourceId} ${one.id}`}>
                <StateShape shape="octagon" tone="critical" />
                <span>
                  <Link to={paths.task(one)}>{nameOfPart(one)}</Link>{' '}
                  <span className="dim">
                    <Age at={one.endedAt ?? one.updatedAt} /> ago
                    {recovery && (
                      <>
                        {', '}
                        <Link to={paths.task(recovery)}>ended well later</Link>
                      </>
                    )}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}
