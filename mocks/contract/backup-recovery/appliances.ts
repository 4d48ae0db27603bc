import type { ContractCall, Subject } from '../contract-call'
import { gatewayId, managerId, orchestratorId, root, storeId, storeOnceId } from './subject-ids'

const gateways = `${root}/protection-store-gateways`
const orchestrators = `${root}/data-orchestrators`
const storeOnces = `${root}/storeonces`
const stores = `${root}/protection-stores`
const code = '7b1d2a54-07a6-4dc0-9a3c-6f9f4c5e1d11'

const gateway = (subject: Subject) => `${gateways}/${gatewayId(subject)}`
const orchestrator = (subject: Subject) => `${orchestrators}/${orchestratorId(subject)}`
const storeOnce = (subject: Subject) => `${storeOnces}/${storeOnceId(subject)}`
const store = (subject: Subject) => `${stores}/${storeId(subject, 'ON_PREMISES')}`
const cloudStore = (subject: Subject) => `${stores}/${storeId(subject, 'CLOUD')}`

/** An action of the gateway. */
const onGateway = (name: string, body?: ContractCall['body']): ContractCall => ({
  operation: `POST ${gateways}/{id}/${name}`,
  path: (subject) => `${gateway(subject)}/${name}`,
  ...(body === undefined ? {} : { body }),
})
/** An action of the orchestrator. */
const onOrchestrator = (name: string, body?: ContractCall['body']): ContractCall => ({
  operation: `POST ${orchestrators}/{id}/${name}`,
  path: (subject) => `${orchestrator(subject)}/${name}`,
  ...(body === undefined ? {} : { body }),
})

const sizing = { maxOnPremDailyProtectedDataInTiB: 4, maxOnPremRetentionDays: 14 }
const deployment = (subject: Subject) => ({
  name: 'psg-new',
  hypervisorManagerId: managerId(subject),
  vmConfig: sizing,
})
const nicId = (subject: Subject) =>
  subject.estate.protection.gateways.get(gatewayId(subject))?.nics[0]?.id

const gatewayCalls: ContractCall[] = [
  { operation: `GET ${gateways}` },
  { operation: `GET ${gateways}/{id}`, path: gateway },
  { operation: `GET ${gateways}/{id}`, path: `${gateways}/${code}`, status: 404 },
  { operation: `POST ${gateways}`, body: deployment },
  {
    operation: `PATCH ${gateways}/{id}`,
    path: gateway,
    body: { dns: [{ networkAddress: '10.0.0.2' }] },
  },
  { operation: `DELETE ${gateways}/{id}`, path: (subject) => `${gateway(subject)}?force=true` },
  { operation: `DELETE ${gateways}/{id}`, path: gateway, status: 400 },
  onGateway('consoleUser'),
  onGateway('createNic', { nic: { networkName: 'data', networkType: 'DHCP' } }),
  onGateway('updateNic', (subject: Subject) => ({
    nic: { id: nicId(subject), gateway: '10.0.0.1' },
  })),
  onGateway('deleteNic', (subject: Subject) => ({ nic: { id: nicId(subject) } })),
  onGateway('generate-support-bundle', { slim: true }),
  onGateway('ping', { address: '10.0.0.1' }),
  onGateway('traceroute', { address: '10.0.0.1' }),
  onGateway('power-on'),
  onGateway('shutdown-guest-os'),
  onGateway('restart-guest-os'),
  onGateway('recover', deployment),
  onGateway('resize', sizing),
  onGateway('set-remote-support', { enabled: true }),
  onGateway('sizer', sizing),
  {
    ...onGateway('sizer', { ...sizing, maxOnPremDailyProtectedDataInTiB: 900 }),
    status: 409,
  },
  { operation: `POST ${root}/protection-store-gateway-sizer`, body: sizing },
]

const orchestratorCalls: ContractCall[] = [
  { operation: `GET ${orchestrators}` },
  { operation: `GET ${orchestrators}/{id}`, path: orchestrator },
  { operation: `POST ${orchestrators}`, body: { activationCode: code } },
  { operation: `PATCH ${orchestrators}/{id}`, path: orchestrator, body: { displayName: 'do' } },
  {
    operation: `DELETE ${orchestrators}/{id}`,
    path: (subject) => `${orchestrator(subject)}?force=true`,
  },
  onOrchestrator('generate-support-bundle', {}),
  onOrchestrator('generate-totp'),
  onOrchestrator('recover', { sid: code }),
  onOrchestrator('restart-guest-os', {}),
  onOrchestrator('shutdown-guest-os', {}),
  onOrchestrator('set-remote-support', { remoteAccessEnabled: true }),
]

const storeOnceCalls: ContractCall[] = [
  { operation: `GET ${storeOnces}` },
  { operation: `GET ${storeOnces}/{id}`, path: storeOnce },
  { operation: `POST ${storeOnces}`, body: { serialNumber: 'S1', networkAddress: '10.0.0.9' } },
  {
    operation: `PATCH ${storeOnces}/{id}`,
    path: storeOnce,
    body: { networkAddress: '10.0.0.9' },
  },
  { operation: `DELETE ${storeOnces}/{id}`, path: storeOnce, status: 409 },
  {
    operation: `DELETE ${storeOnces}/{id}`,
    path: (subject) => `${storeOnce(subject)}?force=true`,
  },
  { operation: `POST ${storeOnces}/{id}/refresh`, path: (s) => `${storeOnce(s)}/refresh` },
]

const newStore = (subject: Subject) => ({
  displayName: 'second',
  protectionStoreType: 'ON_PREMISES',
  storageSystemId: gatewayId(subject),
  storageSystemType: 'PROTECTION_STORE_GATEWAY',
})

const unusedStore = ({ estate, region }: Subject) => {
  const name = `store-${region}-2`
  const found = [...estate.protection.stores.values()].find((one) => one.name === name)
  return `${stores}/${found?.id}`
}

const storeCalls: ContractCall[] = [
  { operation: `GET ${stores}` },
  { operation: `GET ${stores}/{id}`, path: store },
  { operation: `GET ${stores}/{id}`, path: cloudStore },
  { operation: `POST ${stores}`, body: newStore },
  { operation: `PATCH ${stores}/{id}`, path: store, body: { displayName: 'renamed' } },
  { operation: `DELETE ${stores}/{id}`, path: unusedStore },
  { operation: `DELETE ${stores}/{id}`, path: store, status: 412 },
  {
    operation: `POST ${stores}/{id}/reattach`,
    path: (subject) => `${cloudStore(subject)}/reattach`,
    body: (subject: Subject) => ({
      storageSystemId: storeOnceId(subject),
      storageSystemType: 'STOREONCE',
    }),
  },
]

/** Gateways, orchestrators, StoreOnces and the stores behind them. */
export const applianceCalls: ContractCall[] = [
  ...gatewayCalls,
  ...orchestratorCalls,
  ...storeOnceCalls,
  ...storeCalls,
]
