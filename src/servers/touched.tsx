import { Link } from 'react-router'
import { activityStatus } from '../contract/activity'
import { keyOf } from '../contract/entity-key'
import type { Outcome } from '../contract/freshness'
import type { ServerDetail } from '../contract/server'
import type { ServerPage } from '../contract/server-page'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { NoneListed } from '../ui/none-listed'
import { OutcomeNotes } from '../ui/outcome-notes'
import { Panel } from '../ui/panel'
import { StateShape } from '../ui/state-shape'
import { plainText } from '../util/markdown'
import classes from './detail.module.css'

type About = Pick<ServerDetail, 'sourceId' | 'id' | 'alsoAt'>

/** All that touches a machine, under whichever of its records. */
const allOf = (list: string, { sourceId, id, alsoAt }: About) =>
  `${list}?${new URLSearchParams([{ sourceId, id }, ...alsoAt].map((at) => ['server', keyOf(at)])).toString()}`

/** How the sources that know the machine were read. */
export const outcomesOn = (server: About, outcomes: readonly Outcome[]) => {
  const known = [server, ...server.alsoAt].map(({ sourceId }) => sourceId)
  return outcomes.filter(({ sourceId }) => known.includes(sourceId))
}

/** Tasks that touch a server, newest first, with the way to all of them. */
export const RecentTasks = ({
  server,
  tasks: { items, outcomes },
}: {
  server: About
  tasks: ServerPage['tasks']
}) => (
  <Panel name="Tasks" anchor="tasks" aside={<Link to={allOf(paths.tasks, server)}>All</Link>}>
    {items.length > 0 ? (
      <ul className={classes.touched}>
        {items.map((task) => (
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
      <NoneListed outcomes={outcomesOn(server, outcomes)}>No tasks about this server.</NoneListed>
    )}
    <OutcomeNotes outcomes={outcomesOn(server, outcomes)} />
  </Panel>
)

/** Activities about a server, newest first, with the way to all of them. */
export const RecentActivities = ({
  server,
  activities: { items, outcomes },
}: {
  server: About
  activities: ServerPage['activities']
}) => (
  <Panel
    name="Activities"
    anchor="activities"
    aside={<Link to={allOf(paths.activities, server)}>All</Link>}
  >
    {items.length > 0 ? (
      <ul className={classes.touched}>
        {items.map((activity) => (
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
      <NoneListed outcomes={outcomesOn(server, outcomes)}>
        No activities about this server.
      </NoneListed>
    )}
    <OutcomeNotes outcomes={outcomesOn(server, outcomes)} />
  </Panel>
)
