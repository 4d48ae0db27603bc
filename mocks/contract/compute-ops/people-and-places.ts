import { composerOf } from '../../estate/appliances'
import { placeOf } from '../../estate/places'
import type { ContractCall, Subject } from '../contract-call'
import { idIn, segment } from '../contract-call'

const root = '/compute-ops-mgmt'
const locations = `${root}/v1beta1/server-locations`

/** A server behind OneView, and where it stands. */
const framed = ({ estate, region }: Subject) => {
  const machine = [...estate.machines.values()].find(
    (one) => one.region === region && composerOf(one),
  )
  if (!machine) throw new Error('No server is behind OneView.')
  return { id: machine.id, place: placeOf(machine.site).id }
}

const preferenceCalls = (version: string): ContractCall[] => {
  const path = `${root}/${version}/user-preferences` as const
  const body = { criticalNotification: true, healthNotification: true }
  const mine = async ({ send }: Subject) => `${path}/${idIn(await send('POST', path, body))}`
  return [
    { operation: `GET ${path}` },
    { operation: `POST ${path}`, body },
    { operation: `GET ${path}/{id}`, path: mine },
    { operation: `PUT ${path}/{id}`, path: mine, body: { criticalNotification: false } },
  ]
}

export const peopleAndPlacesCalls: ContractCall[] = [
  ...preferenceCalls('v1'),
  ...preferenceCalls('v1beta1'),
  {
    operation: `POST ${root}/v1/user-preferences/subscribe`,
    body: {
      requestData: { criticalNotification: true, disconnectNotification: 2 },
      recipients: { all: ['night@example.com'], critical: ['nobody'] },
    },
  },
  {
    operation: `POST ${root}/v1/user-preferences/unsubscribe`,
    body: { all: ['stranger@example.com'] },
  },
  {
    operation: `GET ${locations}/{location_id}`,
    path: (subject) => `${locations}/${framed(subject).place}`,
  },
  {
    operation: `POST ${locations}/{location_id}/servers`,
    path: (subject) => `${locations}/${framed(subject).place}/servers`,
    body: (subject: Subject) => ({ servers: [framed(subject).id] }),
  },
  {
    operation: `DELETE ${locations}/{location_id}/servers`,
    path: (subject) => {
      const { id, place } = framed(subject)
      return `${locations}/${place}/servers?id=${segment(id)}`
    },
  },
]
