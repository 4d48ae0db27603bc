import type { NameOf } from '../resource'
import { inWords } from '../words'
import { bundleParameter } from './bundle-name'
import type { JobRecord } from './wire'

/** The templates of jobs by their durable ids (facts.md 5.1), as people say them. */
const templates: Readonly<Record<string, string>> = {
  'd0c13b58-748c-461f-9a61-c0c5c71f1bb4': 'Server power off',
  '0cbb2377-1834-488d-840c-d5bf788c34fb': 'Server power on',
  '30110551-cad6-4069-95b8-dbce9bbd8525': 'Server restart',
  'aacfb3e0-6575-4d4f-a711-1ee1ae768407': 'Server cold boot',
  'fd54a96c-cabc-42e3-aee3-374a2d009dba': 'Server firmware update',
  '0683ada8-1a89-49dd-bf04-6df715b708a6': 'Server firmware download',
  '94caa4ef-9ff8-4805-9e97-18a09e673b66': 'Server iLO firmware update',
  'a46b210a-b0c7-4223-ab43-c4c1e77e680c': 'UID on',
  'fd837434-a2f2-4bc8-b1b4-ec068bd036aa': 'UID off',
  '4eb92af1-1ce4-4cb0-8581-fb5a7dcdbf2b': 'Maintenance mode on',
  '2798720f-b090-427d-b210-e48d33ce2f27': 'Maintenance mode off',
  'd6595f1b-84e6-4587-ade5-656e2a5ea20d': 'Server inventory',
  'b21ca9e2-8a1b-11ee-b9d1-0242ac120002': 'Server network connectivity',
  '2d744494-22d4-4d61-8c65-647ccadeb6b6': 'Collect server log',
  '9310319e-7b7f-41ba-8b24-8b34eed1ca62': 'Server external storage details',
  '139cc26b-ac93-4da0-826c-220d15e3a422': 'Server external storage details',
  'e1d69e76-38cc-4079-9192-a380baea2973': 'Ignore iLO security risks',
  '91159b5e-9eeb-11ec-a9da-00155dc0a0c0': 'Group firmware update',
  'a17a7aa9-4540-4c21-bbf2-31af4ff65e98': 'Group firmware download',
  '23b8ba2a-6c46-4223-b028-919382c7dcac': 'Group firmware compliance',
  'e2952628-2629-4088-93db-91742304ef0c': 'Group OS install',
  'beff07ce-f36d-4699-9ac3-f872dcd63133': 'Group apply server setting',
  '54095626-3911-4fea-9741-816e2531994e': 'Group internal storage',
  'c708eb57-235d-4ea8-9e21-8ceea2438773': 'Group internal storage',
  'fcb79270-5954-42e9-9374-6a065b6d494a': 'Group external storage apply',
  '7177aa6a-e8f8-4e9b-ae31-e01dafcc81df': 'Group external storage compliance',
  'db3620d4-19a4-4b54-9804-83f8f59d48a4': 'Group OneView templates',
  'a229a162-b43f-45b0-b7bb-692df77b9746': 'Group OneView settings',
  'f69f553a-5004-4a08-9283-5b60abd9eb4a': 'Group appliance update',
}

const yesNo = (value: unknown) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : null)
const text = (value: unknown) => (typeof value === 'string' ? value : null)
const hours = (value: unknown) => (typeof value === 'number' ? `${value} h` : null)
const count = (value: unknown) => (Array.isArray(value) ? String(value.length) : null)
const names = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(', ') : null

/**
 * What a job may be told, each with how its value is said (facts.md 5.1; group jobs write some in another
 * case). Of a member that is not here nothing is said: it may hold a secret.
 */
const members: Readonly<Record<string, [name: string, say: (value: unknown) => string | null]>> = {
  bundle_id: [bundleParameter, text],
  parallel: ['Servers all at once', yesNo],
  stopOnFailure: ['Stops at the first failure', yesNo],
  devices: ['Servers', count],
  targetApplianceIds: ['Appliances', count],
  downgrade: ['Older firmware allowed', yesNo],
  install_sw_drivers: ['Drivers and software, too', yesNo],
  installSWDrivers: ['Drivers and software, too', yesNo],
  power_off: ['Powers off afterwards', yesNo],
  powerOff: ['Powers off afterwards', yesNo],
  prerequisite_check: ['Checks prerequisites', yesNo],
  skip_blocklisted_components: ['Skips blocklisted components', yesNo],
  wait_for_power_off_or_reboot: ['Waits for power off or reboot', yesNo],
  wait_for_power_off_or_reboot_timeout: ['Waits for at most', hours],
  operationType: ['How', (value) => (typeof value === 'string' ? inWords(value) : null)],
  collect_ahs_log: ['Active Health System log', yesNo],
  filters: ['Only', names],
  redfish_subsystem: ['Subsystem', text],
  applianceFirmwareId: ['Appliance firmware', text],
}

/** What a job was told, in words; a firmware bundle by its name, once that is known. */
export const parametersOf = (
  { jobTemplate, jobParams }: Pick<JobRecord, 'jobTemplate' | 'jobParams'>,
  nameOf: NameOf,
): { name: string; value: string }[] => {
  const template = jobTemplate === null ? undefined : templates[jobTemplate]
  const told = Object.entries(members).flatMap(([member, [name, say]]) => {
    const value = say(jobParams[member])
    if (value === null || value === '') return []
    return [{ name, value: name === bundleParameter ? (nameOf('bundle', value) ?? value) : value }]
  })
  return template === undefined ? told : [{ name: 'Template', value: template }, ...told]
}
