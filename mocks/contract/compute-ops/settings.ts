import { firmwareBundles } from '../../estate/firmware-bundles'
import { serverSettings, v1, v1beta1 } from '../../greenlake/compute-ops/settings/routes'
import type { SettingsFace } from '../../greenlake/compute-ops/settings/setting-routes'
import type { ContractCall, Subject } from '../contract-call'
import { idIn } from '../contract-call'

const firmware = {
  name: 'Contract',
  category: 'FIRMWARE',
  settings: {
    GEN11: {
      id: firmwareBundles.find(({ family, type }) => family === 'GEN_11' && type === 'BASE')?.id,
    },
  },
}

/** The firmware setting that groups of the region apply. */
const used = ({ estate, region }: Subject) =>
  [...estate.settings.values()].find((one) => one.region === region && one.category === 'FIRMWARE')
    ?.id

const callsOf = ({ path }: SettingsFace): ContractCall[] => [
  { operation: `GET ${path}` },
  { operation: `POST ${path}`, body: firmware },
  { operation: `POST ${path}`, body: { ...firmware, category: 'ILO' }, status: 400 },
  { operation: `GET ${path}/{id}`, path: (subject) => `${path}/${used(subject)}` },
  {
    operation: `PATCH ${path}/{id}`,
    path: (subject) => `${path}/${used(subject)}`,
    body: { description: 'Checked against its contract' },
  },
  {
    operation: `DELETE ${path}/{id}`,
    path: async ({ send }) => `${path}/${idIn(await send('POST', path, firmware))}`,
  },
  { operation: `DELETE ${path}/{id}`, path: (subject) => `${path}/${used(subject)}`, status: 409 },
]

export const settingCalls: ContractCall[] = [v1, v1beta1, serverSettings].flatMap(callsOf)
