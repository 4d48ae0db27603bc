import { Link } from 'react-router'
import { keyOf } from '../../contract/entity-key'
import type { Guests } from '../../contract/guests'
import { protectionStatus, vmSystemWord } from '../../contract/vm'
import { paths, within } from '../../paths'
import { Age } from '../../ui/age'
import { NoneListed } from '../../ui/none-listed'
import { OutcomeNotes } from '../../ui/outcome-notes'
import { Panel } from '../../ui/panel'
import { StateShape } from '../../ui/state-shape'
import { plural } from '../../util/count'
import classes from './side-panels.module.css'

const shown = 8

const Hosts = ({ hosts }: Pick<Guests, 'hosts'>) => (
  <ul className={classes.rows}>
    {hosts.map(({ sourceId, sourceName, name, cluster, system, vms }) => (
      <li key={`${sourceId} ${name} ${cluster}`}>
        <Link to={within(paths.backups, { q: name })}>{name}</Link>
        <span className="dim">
          {[cluster, sourceName, vmSystemWord[system], plural(vms, 'VM')]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </li>
    ))}
  </ul>
)

const Vms = ({ vms }: Pick<Guests, 'vms'>) => (
  <ul className={classes.vms}>
    {vms.slice(0, shown).map((vm) => (
      <li key={keyOf(vm)}>
        <StateShape {...protectionStatus[vm.protection]} />
        <Link to={paths.vm(vm)}>{vm.name}</Link>
        <span className="dim">
          {protectionStatus[vm.protection].word}
          {vm.newestGoodAt !== null && (
            <>
              , <Age at={vm.newestGoodAt} />
            </>
          )}
        </span>
      </li>
    ))}
  </ul>
)

/** The host that runs on this machine, its VMs and how old their newest good backup is, worst first. */
export const GuestsPanel = ({ guests: { hosts, vms, total, outcomes } }: { guests: Guests }) => {
  const [host] = hosts
  return (
    <Panel
      name="What runs here"
      anchor="guests"
      aside={
        host &&
        total > shown && (
          <Link to={within(paths.backups, { q: host.name })}>All {plural(total, 'VM')}</Link>
        )
      }
    >
      {total > 0 ? (
        <>
          <Hosts hosts={hosts} />
          <Vms vms={vms} />
        </>
      ) : (
        <NoneListed outcomes={outcomes}>No source lists VMs on it.</NoneListed>
      )}
      <OutcomeNotes outcomes={outcomes} />
    </Panel>
  )
}
