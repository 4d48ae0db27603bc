import { appliancesOf } from '../../estate/appliances'
import { raisePowerAlert } from '../../estate/power-alerts'
import type { Machine } from '../../estate/types'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, segment } from '../contract-call'

const paths = ['/compute-ops-mgmt/v1/servers', '/compute-ops-mgmt/v1beta2/servers'] as const

const machinesOf = ({ estate, region }: Subject): Machine[] =>
  [...estate.machines.values()].filter((one) => one.region === region)

const found = (subject: Subject): Machine => {
  const machine = machinesOf(subject).find(({ connected }) => connected)
  if (!machine) throw new Error('No server is connected.')
  return machine
}

/** The id of a server that is connected. */
export const serverOf = (subject: Subject): string => found(subject).id

const addition = (subject: Subject) => ({
  appliance: {
    applianceId: appliancesOf(machinesOf(subject)).find(({ kind }) => kind === 'GATEWAY')?.id,
  },
  hardware: { bmc: { userDefined: { host: '10.99.0.7', username: 'com', password: 'secret' } } },
})

const item =
  (path: string, rest = '') =>
  (subject: Subject) =>
    `${path}/${segment(serverOf(subject))}${rest}`

/** A server that was added by its credentials. */
const added = (path: string) => async (subject: Subject) => {
  await subject.send('POST', path, addition(subject))
  subject.pass(60_000)
  const filter = encodeURIComponent("hardware/bmc/ip eq '10.99.0.7'")
  return `${path}/${segment(firstIdIn(await subject.send('GET', `${path}?filter=${filter}`)))}`
}

const alerted = (path: string) => (subject: Subject) => {
  const machine = found(subject)
  subject.estate.act((course, at) => raisePowerAlert(course, at, machine))
  return `${path}/${segment(machine.id)}/clear-alert`
}

export const serverCalls: ContractCall[] = paths.flatMap((path): ContractCall[] => [
  { operation: `GET ${path}` },
  { operation: `POST ${path}`, body: addition },
  { operation: `POST ${path}`, body: {}, status: 400 },
  {
    operation: `PATCH ${path}`,
    path: (subject: Subject) => `${path}?id=${segment(serverOf(subject))}`,
    body: { autoIloFwUpdate: false },
  },
  { operation: `GET ${path}/{id}`, path: item(path) },
  { operation: `PATCH ${path}/{id}`, path: item(path), body: { autoIloFwUpdate: false } },
  { operation: `GET ${path}/{id}`, path: added(path) },
  { operation: `DELETE ${path}/{id}`, path: added(path) },
  { operation: `DELETE ${path}/{id}`, path: item(path), status: 400 },
  { operation: `GET ${path}/{id}/alerts`, path: item(path, '/alerts') },
  {
    operation: `POST ${path}/{id}/clear-alert`,
    path: alerted(path),
    body: (subject: Subject) => ({
      alerts: [
        {
          serverId: serverOf(subject),
          messageId: 'Utilization.1.0.ProjectedCriticalPowerUtilExceeded',
          originOfCondition: `/api/powerutilization/${serverOf(subject)}`,
        },
      ],
    }),
  },
])
