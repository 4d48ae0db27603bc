import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { activitiesQuery } from '../api/activities'
import { listPolling } from '../api/poll'
import { tasksQuery } from '../api/tasks'
import { activityStatus } from '../contract/activity'
import { keyOf } from '../contract/entity-key'
import { taskStatus } from '../contract/task'
import { paths, within } from '../paths'
import { Age } from '../ui/age'
import { Panel } from '../ui/panel'
import { StateShape } from '../ui/state-shape'
import { plainText } from '../util/markdown'
import classes from './detail.module.css'

type Of = { server: { sourceId: string; id: string } }

const few = 6
const about = ({ server }: Of) => ({ server: keyOf(server) })
const searchOf = (of: Of) => new URLSearchParams(about(of)).toString()

const Nothing = ({ loaded, what }: { loaded: boolean; what: string }) => (
  <p className="dimmer">{loaded ? `No ${what} about this server.` : `Loading ${what}`}</p>
)

/** The newest tasks that touch a server. */
export const tasksOf = (server: Of['server']) =>
  tasksQuery(`${searchOf({ server })}&sort=-createdAt`, 0, few)

/** Tasks that touch a server, newest first, with the way to all of them. */
export const RecentTasks = (of: Of) => {
  const { data } = useQuery({ ...tasksOf(of.server), ...listPolling })
  return (
    <Panel name="Tasks" anchor="tasks" aside={<Link to={within(paths.tasks, about(of))}>All</Link>}>
      {data?.items.length ? (
        <ul className={classes.touched}>
          {data.items.map((task) => (
            <li key={task.id}>
              <StateShape {...taskStatus[task.state]} />
              <Link to={paths.task(task)}>{task.name}</Link>
              <span className="dim">{task.note ?? taskStatus[task.state].word}</span>
              <span className="dim">
                <Age at={task.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing loaded={data !== undefined} what="tasks" />
      )}
    </Panel>
  )
}

/** Activities about a server, newest first, with the way to all of them. */
export const RecentActivities = (of: Of) => {
  const { data } = useQuery({ ...activitiesQuery(searchOf(of), 0, few), ...listPolling })
  return (
    <Panel
      name="Activities"
      anchor="activities"
      aside={<Link to={within(paths.activities, about(of))}>All</Link>}
    >
      {data?.items.length ? (
        <ul className={classes.touched}>
          {data.items.map((activity) => (
            <li key={activity.id}>
              <StateShape {...activityStatus[activity.tone]} />
              <Link to={paths.activity(activity)}>{activity.title}</Link>
              <span className="dim">{plainText(activity.message)}</span>
              <span className="dim">
                <Age at={activity.at} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing loaded={data !== undefined} what="activities" />
      )}
    </Panel>
  )
}
