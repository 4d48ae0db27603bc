import { jobTemplates } from '../../../estate/job-templates/job-templates'
import type { JobName } from '../../../estate/texts/texts'
import { readRoutes } from '../../read-routes'
import { resource } from '../../resource'
import { microTime } from '../../times'
import { jobParamNames } from './job-params'

const path = '/compute-ops-mgmt/v1beta2/job-templates'
const writtenAt = Date.UTC(2022, 2, 9, 16)

type Template = { id: string; name: string; description: string; params: string[] }

/** Those that COM uses by itself, seen on a live system; nobody can ask for them. */
const internal: Record<string, string> = {
  '5a657c6f-777d-4c7e-874a-1650b95b37f2': 'AnalyzeFirmwareUpdate',
  '87f47eff-7245-4788-bf58-5b6af361d1ba': 'AnalyzeFirmwareUpdateOrchestrator',
  '2d0f40f7-2a07-4c74-92e1-d1afaf49e632': 'ApplySettingsTemplate',
  '497a5418-cbc2-4870-a1e7-1fc30c885f2f': 'CalculateiLOSettingsCompliance',
  '7134bdd9-dead-40e2-baef-a23b0e6c0bd5': 'CopyServerProfileTemplates',
  'aae145a1-79a2-4516-b191-c98039c96542': 'CreateOneviewComplianceReport',
  'b0001d36-6490-48ac-93af-a87adfb997ed': 'DataRoundupReportOrchestrator',
  '91afe709-8b0d-4162-81d5-2a365e0359f3': 'GatewayReboot',
  'ee5d8016-6b9f-4410-9d55-e05e3e86a0c8': 'GetDeviceAndSoftwareInventory',
  'e3fef4ec-eb72-43ff-bea5-13501353b501': 'GetIloSecurityParams',
  'a0124cb1-00f1-46b7-818f-a9eb5f60591f': 'GetOneviewServerInventory',
  '50fa7d05-5941-4e8e-90c3-5995f1d600a8': 'GetPowerMeterData',
  '6cd671db-ce6b-45ce-894e-7b5ae23e0399': 'GetSettingsForTemplate',
  '2c7de503-77af-4340-b68d-7a26e5359b8e': 'GetSSOUrl',
  'cbfc4fa8-2db4-4b6e-90a3-05cd6b659a08': 'GetStorageInventory',
  '3eeff1ea-8419-4335-aaf3-796ef50789ba': 'GroupAddActions',
  '08be2b1b-a9b3-4abb-82a2-8048f35dbccb': 'GroupGetIloSecurityParams',
  '512fb1f2-516f-4bda-bc84-e623947858e4': 'GroupIloFirmwareUpdate',
  'a55c8b26-3c57-4044-a4ee-1d0e3c108286': 'GroupiLOSettingsCompliance',
  '2dfe138a-21b7-4797-8c6b-4d8e7e5f847c': 'GroupServerInventoryReport',
  'c708eb57-235d-4ea8-9e21-8ceea2438773': 'GroupStorageVolumeConfiguration',
  'd9713316-58f3-464e-bc69-1dd0728fa0d5': 'ReconnectCredentialServer',
}

const templates: Template[] = [
  ...Object.entries(jobTemplates).map(([key, { id, name }]) => ({
    id,
    name,
    description: name,
    params: jobParamNames(key as JobName),
  })),
  ...Object.entries(internal).map(([id, name]) => ({ id, name, description: name, params: [] })),
].toSorted((a, b) => a.name.localeCompare(b.name))

/** GET v1beta2/job-templates: past its sunset and still answering (facts.md 1). */
export const jobTemplateRoutes = readRoutes(
  resource<Template>({
    service: 'compute-ops',
    path,
    limit: { fallback: 100, min: 0, max: 1000 },
    filter: null,
    sort: false,
    select: null,
    empty: [],
    list: () => templates,
    find: (_, id) => templates.find((template) => template.id === id),
    toWire: ({ id, name, description, params }) => ({
      id,
      type: 'compute-ops-mgmt/job-template',
      resourceUri: `${path}/${id}`,
      name,
      description,
      schema:
        params.length === 0
          ? null
          : { type: 'object', properties: Object.fromEntries(params.map((name) => [name, {}])) },
      generation: 1,
      createdAt: microTime(writtenAt),
      updatedAt: microTime(writtenAt),
    }),
  }),
)
