import type { Backup, Policy } from '../../estate/backup-types'
import type { FederationHost } from '../../estate/federation/federation'
import type { Vm } from '../../estate/virtual/types'
import type { Subject } from '../contract-call'

const first = <T>(things: Iterable<T>, what: string): T => {
  const [found] = things
  if (found === undefined) throw new Error(`The federation has no ${what}.`)
  return found
}

const federationOf = ({ estate, federationId }: Subject) =>
  first(
    estate.federations.filter(({ id }) => id === federationId),
    'name',
  )

/** Its first VM that runs, or that is off. */
export const vmOf = ({ estate, federationId }: Subject, power: Vm['power'] = 'ON'): Vm =>
  first(
    [...estate.vms.values()].filter(
      (vm) => 'omnistack' in vm.home && vm.home.omnistack === federationId && vm.power === power,
    ),
    `VM that is ${power}`,
  )

/** Its oldest whole backup. */
export const backupOf = ({ estate, federationId }: Subject): Backup =>
  first(
    estate.backupsIn(federationId).filter(({ backup }) => backup.state === 'GOOD'),
    'whole backup',
  ).backup

/** Its oldest whole backup of a guest with Windows, whose files can be shown. */
export const windowsBackupOf = (subject: Subject): Backup =>
  first(
    subject.estate.backupsIn(subject.federationId).filter(({ vm }) => vm.guest.includes('Windows')),
    'backup of a Windows guest',
  ).backup

/** Its first policy with a rule. */
export const policyOf = (subject: Subject): Policy & { ruleId: string } => {
  const [id, rules] = first(
    [...federationOf(subject).rules].filter(([, held]) => held.length > 0),
    'policy with rules',
  )
  const policy = first(
    [...subject.estate.policies.values()].filter((one) => one.id === id),
    'policy',
  )
  return { ...policy, ruleId: first(rules, 'rule').id }
}

export const clusterOf = (subject: Subject) => first(federationOf(subject).clusters, 'cluster')
export const datastoreOf = (subject: Subject) =>
  first(federationOf(subject).datastores, 'datastore')
export const groupOf = (subject: Subject) => federationOf(subject).clusterGroup

/** The host that is asked, or the first other one. */
export const hostOf = (subject: Subject, asked = true): FederationHost =>
  first(federationOf(subject).hosts.slice(asked ? 0 : 1), 'host')

/** The virtual disk of a backup that holds the system. */
export const diskOf = ({ estate }: Subject, { vmId }: Backup) =>
  encodeURIComponent(`${estate.vms.get(vmId)?.name}.vmdk`)
