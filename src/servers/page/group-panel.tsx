import { Link } from 'react-router'
import type { GroupLook } from '../../contract/server-look'
import { paths, within } from '../../paths'
import { Facts } from '../../ui/facts'
import { StateWord } from '../../ui/state-word'
import { plural } from '../../util/count'
import { complianceStatus } from './firmware-panel'
import { LookPanel } from './look-panel'
import type { Com } from './use-com'
import classes from './side-panels.module.css'

type Group = NonNullable<GroupLook>

const IloSettings = ({ settings }: { settings: Group['iloSettings'] }) =>
  settings && (
    <>
      <h3 className={classes.part}>Settings of this iLO</h3>
      <p className={classes.line}>
        <StateWord status={complianceStatus[settings.state]} />
      </p>
      {settings.deviations.length > 0 && (
        <ul className={classes.rows}>
          {settings.deviations.map(({ name, current, expected }) => (
            <li key={name}>
              <span>{name}</span>
              <span className="dim">
                {current ?? 'not set'} → {expected ?? 'not told'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )

const InGroup = ({ group }: { group: Group }) => (
  <>
    <p className={classes.line}>
      <Link to={within(paths.servers, { group: group.name })}>{group.name}</Link>
      {group.servers > 0 && <span className="dim">{plural(group.servers, 'server')}</span>}
    </p>
    {group.description !== null && <p className="dim">{group.description}</p>}
    <Facts
      facts={group.standing.map(({ name, word, reason }) => [
        name,
        reason === null ? word : `${word}: ${reason}`,
      ])}
    />
    {group.settings.length + group.onAdd.length > 0 && (
      <>
        <h3 className={classes.part}>What it sets</h3>
        <Facts
          facts={[
            ...group.settings.map(({ category, name }) => [category, name] as const),
            ...(group.onAdd.length > 0 ? [['On adding', group.onAdd.join(', ')] as const] : []),
          ]}
        />
      </>
    )}
    <IloSettings settings={group.iloSettings} />
  </>
)

/** The group of a server, what it sets, and how both stand. */
export const GroupPanel = ({ server }: { server: Com }) => (
  <LookPanel
    name="Group, settings and compliance"
    anchor="group"
    part="group"
    server={server}
    room={320}
  >
    {(group) =>
      group === null ? <p className="dimmer">It is in no group.</p> : <InGroup group={group} />
    }
  </LookPanel>
)
